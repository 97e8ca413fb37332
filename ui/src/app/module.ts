import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** What a noun's folder declares: its routes, its place in the menu, and who may see it. */
export interface NounModule {
  /** The noun, as in every other layer. */
  noun: string
  routes: RouteRecordRaw[]
  menu?: MenuEntry[]
}

export interface MenuEntry {
  title: string
  path: string
  icon: Component
  order: number
  /** `noun.verb` that the account must be allowed; the server decides, this only hides the entry. */
  permission?: string
  /** Also in the bar at the foot of a phone. */
  onPhone?: boolean
}

const found = import.meta.glob<{ default: NounModule }>('../modules/*/module.ts', { eager: true })

/** Every noun's module. */
export const modules: NounModule[] = Object.values(found).map((file) => file.default)

/** Every entry of the menu, in order. */
export const menu: MenuEntry[] = modules.flatMap((one) => one.menu ?? []).sort((a, b) => a.order - b.order)
