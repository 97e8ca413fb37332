import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look, sizes, World, type Size } from './world'

let world: World
beforeAll(async () => void (world = await World.open()))
afterAll(() => world.close())

/** Every page, who sees it, and words that show that its content is there. */
const pages = [
  { path: '/workbench', login: 'director', words: '可以做的事' },
  { path: '/accounts', login: 'sysadmin', words: 'secadmin' },
  { path: '/roles', login: 'secadmin', words: '单位负责人' },
  { path: '/journal', login: 'auditor', words: '建立账号' },
  { path: '/organisation', login: 'clerk', words: '市教育局' },
  { path: '/organisation/u-edu', login: 'clerk', words: '主要负责人' },
  { path: '/password', login: 'head', words: '现在的密码' },
]

describe.each(Object.keys(sizes) as Size[])('at the size of a %s', (size) => {
  it.each(pages)('$path is whole and usable', async ({ path, login, words }) => {
    const page = await world.as(login, size)
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(path)
    await page.getByText(words).first().waitFor()
    await look(page, `${path.slice(1).replace('/', '-')}-${size}`)
    expect(errors).toEqual([])
    expect(await page.locator('h1').count()).toBe(1)
  })

  it('the page to sign in is whole, and so is one that is not there', async () => {
    const page = await world.page(size)
    await page.goto('/')
    await page.waitForURL('**/sign-in')
    await look(page, `sign-in-${size}`)
    await page.goto('/nowhere')
    await page.getByText('找不到这个页面').waitFor()
    await look(page, `not-found-${size}`)
  })

  it('a list that cannot be read says so and can be asked for again', async () => {
    const page = await world.as('clerk', size)
    await page.route('**/api/v1/organisation/units**', (route) => route.abort())
    await page.getByRole('link', { name: '机构' }).first().click()
    await page.getByText('没有读出来').waitFor()
    await look(page, `organisation-error-${size}`)
    await page.unroute('**/api/v1/organisation/units**')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('市教育局').first().waitFor()
  })

  it('a search without result says what to do', async () => {
    const page = await world.as('clerk', size)
    await page.goto('/organisation')
    await page.getByLabel('按名称查找单位').fill('没有这样的单位')
    await page.getByText('没有找到单位').waitFor()
    await look(page, `organisation-empty-${size}`)
  })

  it('the journal is checked from the first fact to the last', async () => {
    const page = await world.as('auditor', size)
    await page.goto('/journal')
    await page.getByRole('button', { name: '从头核对' }).click()
    await page.getByText('全部完好').waitFor()
    await page.locator('summary').first().click()
    await look(page, `journal-verified-${size}`)
  })
})

describe('the organisation', () => {
  it('is searched by name and opened by a click in the tree', async () => {
    const page = await world.as('director')
    await page.goto('/organisation')
    await page.getByLabel('按名称查找单位').fill('教育')
    await page.getByRole('treeitem', { name: '市教育局' }).click()
    await page.waitForURL('**/organisation/u-edu')
    await page.getByText('主要负责人').first().waitFor()
  })
})

describe('the first page', () => {
  it('weighs at most 250 KB on the wire', async () => {
    const page = await world.page()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength))
    await page.goto('/')
    await page.waitForURL('**/sign-in')
    await page.waitForTimeout(500)
    console.log(`first page: ${bytes} bytes`)
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThan(250_000)
  })
})
