/** The part of a unit that a tree is built from. */
export interface Standing {
  id: string
  name: string
  parents: string[]
}

/** A place in the tree. A unit under several others stands in several places. */
export interface Branch<T extends Standing> {
  /** The way from the top: what tells two places of one unit apart. */
  key: string
  unit: T
  children: Branch<T>[]
}

/** The units as trees. A unit whose superiors are all unknown here stands at the top; a circle is cut where it closes. */
export function grow<T extends Standing>(units: T[]): Branch<T>[] {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const beneath = new Map<string, T[]>()
  for (const unit of units) {
    for (const parent of unit.parents) beneath.set(parent, [...(beneath.get(parent) ?? []), unit])
  }
  const branch = (unit: T, above: string[]): Branch<T> => {
    const path = [...above, unit.id]
    const children = (beneath.get(unit.id) ?? []).filter((child) => !path.includes(child.id))
    return { key: path.join('/'), unit, children: children.map((child) => branch(child, path)) }
  }
  return units.filter((unit) => !unit.parents.some((parent) => known.has(parent))).map((unit) => branch(unit, []))
}
