//! Bars by month as inline SVG, in whole pixels so that the same figures give the same bytes.

use maud::{Markup, html};

/// One series of twelve bars: its name, colour and figures.
pub(super) struct Series<'a> {
    pub(super) name: &'a str,
    pub(super) colour: &'a str,
    pub(super) values: [u32; 12],
}

const WIDTH: u32 = 1000;
const HEIGHT: u32 = 230;
const LEFT: u32 = 44;
const BOTTOM: u32 = 24;
const TOP: u32 = 12;

/// Grouped bars: one group a month, one bar a series. `title` is read out by a screen reader.
pub(super) fn bars(title: &str, months: &[String], series: &[Series<'_>]) -> Markup {
    let most = series.iter().flat_map(|one| one.values).max().unwrap_or(0).max(1);
    let step = nice_step(most);
    let ceiling = most.div_ceil(step) * step;
    let plot = HEIGHT - BOTTOM - TOP;
    let y = |value: u32| TOP + plot - plot * value / ceiling;
    let group = (WIDTH - LEFT) / 12;
    let bar = (group - 12) / u32::try_from(series.len()).unwrap_or(1).max(1);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) {
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) width="100%" style="min-width:640px" role="img" aria-label=(title) {
                @for line in 0..=(ceiling / step) {
                    @let at = y(line * step);
                    line x1=(LEFT) x2=(WIDTH) y1=(at) y2=(at) stroke="#e3e6eb" {}
                    text x=(LEFT - 8) y=(at + 4) text-anchor="end" font-size="12" fill="#5f6674" { (line * step) }
                }
                @for (month, name) in (0_u32..).zip(months) {
                    @let left = LEFT + month * group + 6;
                    @for (index, one) in (0_u32..).zip(series) {
                        @let value = one.values[month as usize];
                        rect x=(left + index * bar) width=(bar - 1) y=(y(value)) height=(TOP + plot - y(value)) fill=(one.colour) rx="1" {
                            title { (name) " · " (one.name) " " (value) }
                        }
                    }
                    text x=(left + (group - 12) / 2) y=(HEIGHT - 6) text-anchor="middle" font-size="12" fill="#4a5160" { (name) }
                }
            }
        }
        ul.legend {
            @for one in series {
                li { i style=(format!("background:{}", one.colour)) {} (one.name) }
            }
        }
    }
}

/// A step of 1, 2 or 5 times a power of ten that cuts `most` into at most five parts.
fn nice_step(most: u32) -> u32 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            let step = factor * power;
            if most.div_ceil(step) <= 5 {
                return step;
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::nice_step;

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!(
            [1, 5, 6, 23, 100, 101, 4_000_000_000].map(nice_step),
            [1, 1, 2, 5, 20, 50, 1_000_000_000]
        );
    }
}
