import { describe, expect, it } from 'vitest'
import { grow, type Branch, type Standing } from './tree'

const unit = (id: string, ...parents: string[]): Standing => ({ id, name: id, parents })
const shape = (branches: Branch<Standing>[]): unknown => branches.map((one) => [one.key, shape(one.children)])

describe('grow', () => {
  it('puts a unit with two superiors in two places, each with its own key', () => {
    const trees = grow([unit('a'), unit('b'), unit('c', 'a', 'b'), unit('d', 'c')])
    expect(shape(trees)).toEqual([
      ['a', [['a/c', [['a/c/d', []]]]]],
      ['b', [['b/c', [['b/c/d', []]]]]],
    ])
  })
  it('puts a unit at the top whose superior cannot be seen', () => {
    expect(shape(grow([unit('school', 'hidden')]))).toEqual([['school', []]])
  })
  it('ends in a circle too', () => {
    const trees = grow([unit('top'), unit('a', 'top', 'b'), unit('b', 'a')])
    expect(shape(trees)).toEqual([['top', [['top/a', [['top/a/b', []]]]]]])
  })
})
