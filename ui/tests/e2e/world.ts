import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect } from 'vitest'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** The sizes that every page is looked at in. */
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
export type Size = keyof typeof sizes

/** A demonstration city of a test's own, and a browser in front of it. */
export class World {
  private constructor(
    private readonly server: ChildProcess,
    private readonly browser: Browser,
    private readonly folder: string,
    readonly url: string,
    private readonly passwords: Map<string, string>,
  ) {}

  static async open(): Promise<World> {
    const program = process.env.CHUANGWEN_BIN
    if (!program) throw new Error('CHUANGWEN_BIN names no program: run `cargo xtask test --only e2e`, or set it to a built chuangwen')
    const folder = mkdtempSync(join(tmpdir(), 'chuangwen-e2e-'))
    const words = ['demo', '--data', folder, '--listen', '127.0.0.1:0', '--lang', 'en']
    const server = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, CHUANGWEN_LOG: 'warn' } })
    const url = await new Promise<string>((found, failed) => {
      createInterface(server.stdout!).on('line', (line) => line.startsWith('ready: ') && found(line.slice('ready: '.length)))
      server.on('exit', (code) => failed(new Error(`the server ended with ${code}`)))
    })
    const credentials: { login: string; password: string }[] = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'))
    const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none']
    const browser = await chromium.launch({ executablePath: browserPath(), headless: true, args })
    return new World(server, browser, folder, url, new Map(credentials.map((one) => [one.login, one.password])))
  }

  async close() {
    await this.browser.close()
    const ended = new Promise((end) => this.server.on('exit', end))
    this.server.kill('SIGTERM')
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** An empty browser window. What a page writes to the console as an error fails the test at `look`. */
  async page(size: Size = 'desk'): Promise<Page> {
    const phone = size === 'phone'
    const context = await this.browser.newContext({ baseURL: this.url, viewport: sizes[size], isMobile: phone, hasTouch: phone, locale: 'zh-CN' })
    return context.newPage()
  }

  /** A window in which somebody of the city has signed in. */
  async as(login: string, size: Size = 'desk'): Promise<Page> {
    const page = await this.page(size)
    await page.goto('/sign-in')
    await signIn(page, login, this.passwords.get(login)!)
    await page.waitForURL('**/workbench')
    return page
  }
}

export async function signIn(page: Page, login: string, password: string) {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** What must hold of every page: nothing serious for axe, no sideways scrolling. Keeps a picture where `CHUANGWEN_SHOTS` names a folder. */
export async function look(page: Page, name: string) {
  await page.waitForTimeout(350)
  const shots = process.env.CHUANGWEN_SHOTS
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}.png`) })
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe.run()
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html.slice(0, 160)} [${node.any[0]?.message ?? ''}]`).join(' | ')}`)
  })
  expect(found, `${name}: serious for axe`).toEqual([])
}

interface Violation {
  id: string
  impact: string
  nodes: { html: string; any: { message: string }[] }[]
}

function browserPath(): string {
  const named = process.env.CHROMIUM ?? 'chromium'
  const folders = named.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, named)).find((path) => existsSync(path))
  if (!found) throw new Error(`no browser “${named}”: install Chromium or set CHROMIUM to its path`)
  return found
}
