// Files up and down: what the Node host makes of the speed that the browser, this machine and its disk have anyhow.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserEnv, findBrowser, howToGetBrowser } from './browser.ts'
import { announce, drain, exported, manyInstances, sendWhole, textOf } from './host-transfers.ts'
import { residentBytes, serveProgram, startNodeHost, type NodeHost, type Served } from './node-host.ts'
import { writeNoise, writeNoiseDump, type WrittenFile } from './noise-dump.ts'
import { environmentWith, root } from './process.ts'
import { median, timed } from './ratio.ts'
import { makeTransferPage } from './transfer-page.ts'

const MIB = 2 ** 20
/** Bytes of the file, and pairs of one transfer with the other. AFTERGLOW_BENCH_MIB asks for smaller ones. */
const FILE = Number(process.env['AFTERGLOW_BENCH_MIB'] ?? 512) * MIB
const PAIRS = Number(process.env['AFTERGLOW_BENCH_PAIRS'] ?? 7)
const UPLOADS_AT_ONCE = 8

/** Ratios of transfers, and the memory that they cost the server. */
export async function benchTransfer(): Promise<readonly string[]> {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const told = `transfer: before it, the load of the machine was ${load} on ${availableParallelism()} processors`
  const found = findBrowser()
  if (!found) return [`transfer: not measured. ${howToGetBrowser}`]
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'bench-transfer-'))
  const leave = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', leave)
  const page = join(folder, 'page')
  await makeTransferPage(page)
  const host = await startNodeHost({ console: page, data: join(folder, 'data') })
  const bare = await serveProgram(['tools/bare-server.ts', folder])
  const browser = await chromium.launch({
    executablePath: found.executable,
    env: environmentWith(browserEnv(found)),
  })
  try {
    const noise = await writeNoise(join(folder, 'noise'), FILE, 'upload')
    const dump = await writeNoiseDump(join(folder, 'dump'), FILE, 'download')
    const instances = await manyInstances(host, UPLOADS_AT_ONCE)
    const memory = await memoryOfUploads(host, instances, noise)
    const context = await browser.newContext()
    const [name = '', value = ''] = host.cookie.split('=')
    await context.addCookies([{ name, value, url: host.address }])
    const pages = { tus: await context.newPage(), bare: await context.newPage() }
    const up = await uploads(host, bare, pages, instances[0] ?? '', noise)
    await browser.close()
    const down = await downloads(host, bare, instances[1] ?? '', dump)
    return [up, memory, down, told]
  } finally {
    await browser.close()
    await Promise.all([host.end(), bare.end()])
    leave()
    process.off('exit', leave)
  }
}

async function uploads(
  host: NodeHost,
  bare: Served,
  pages: { readonly tus: Page; readonly bare: Page },
  instanceId: string,
  file: WrittenFile,
): Promise<string> {
  await choose(pages.tus, host.address, file)
  await choose(pages.bare, bare.address, file)
  const plainly = async () => {
    await pages.bare.bringToFront()
    return pages.bare.evaluate(putChosen)
  }
  const byTus = async () => {
    const importId = await announce(host, instanceId, file)
    await pages.tus.bringToFront()
    const took = await pages.tus.evaluate((id) => window.sendToImport?.(id) ?? Number.NaN, importId)
    await refused(host, importId, file)
    return took
  }
  const each = await inPairs(byTus, plainly)
  return `upload: from a browser, ${speed(file.bytes, each.ours)}; a bare PUT of the same file, ${speed(file.bytes, each.bare)}: ${ratioText(each)} of it (wanted: 0.85)`
}

interface Times {
  readonly ours: readonly number[]
  readonly bare: readonly number[]
}

/**
 * Milliseconds of the two, in turns: each goes first in every other pair, since it leaves the disk busy for the one
 * behind it. The first pair is for what is done once, and does not count.
 */
async function inPairs(ours: () => Promise<number>, bare: () => Promise<number>): Promise<Times> {
  const times: { readonly ours: number; readonly bare: number }[] = []
  for (let round = 0; round <= PAIRS; round += 1) {
    const first = round % 2 === 0 ? await bare() : null
    const own = await ours()
    times.push({ ours: own, bare: first ?? (await bare()) })
  }
  const counted = times.slice(1)
  return { ours: counted.map((pair) => pair.ours), bare: counted.map((pair) => pair.bare) }
}

/** How fast ours is, as a part of the bare one's speed: the middle of the pairs, and the least and the most of them. */
function ratioText({ ours, bare }: Times): string {
  const ratios = bare.map((time, at) => time / (ours[at] ?? Number.NaN))
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)]
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)} in ${ratios.length} pairs)`
}

/** Runs in the page. */
async function putChosen(): Promise<number> {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('No file was chosen.')
  const started = performance.now()
  const sent = new XMLHttpRequest()
  sent.open('PUT', '/stored')
  const done = new Promise<void>((resolve, reject) => {
    sent.addEventListener('load', () => resolve())
    sent.addEventListener('error', () => reject(new Error('The bare PUT broke off.')))
  })
  sent.send(file)
  await done
  return performance.now() - started
}

async function choose(page: Page, address: string, file: WrittenFile): Promise<void> {
  await page.goto(address)
  await page.getByLabel('File').setInputFiles(file.path)
}

/** Noise is no archive: the import ends by being refused, at its first bytes, and leaves room for the next one. */
async function refused(host: NodeHost, importId: string, file: WrittenFile): Promise<void> {
  await host.control('settle')
  const ended = await host.call(`GET /afterglow/v1/imports/${importId}`)
  if (textOf(ended, 'state') !== 'failed' || textOf(ended, 'crc32') !== String(file.crc32))
    throw new Error(`The upload ended otherwise than it should: ${JSON.stringify(ended)}`)
}

async function memoryOfUploads(
  host: NodeHost,
  instances: readonly string[],
  file: WrittenFile,
): Promise<string> {
  const before = residentBytes(host.pid)
  if (before === null) return 'upload: the memory of the server is not told by this system'
  const ids = await Promise.all(instances.map((id) => announce(host, id, file)))
  let most = before
  const watch = setInterval(() => (most = Math.max(most, residentBytes(host.pid) ?? 0)), 20)
  await Promise.all(ids.map((id) => sendWhole(host, id, file)))
  clearInterval(watch)
  for (const id of ids) await refused(host, id, file)
  const growth = (most - before) / MIB
  return `upload: ${instances.length} at once, the server grows by ${growth.toFixed(0)} MiB over ${(before / MIB).toFixed(0)} MiB (wanted: under 100)`
}

async function downloads(
  host: NodeHost,
  bare: Served,
  instanceId: string,
  file: WrittenFile,
): Promise<string> {
  const importId = await announce(host, instanceId, file)
  await sendWhole(host, importId, file)
  await host.control('settle')
  const { url, bytes } = await exported(host, instanceId)
  const each = await inPairs(
    () => timed(() => drain(url, { cookie: host.cookie })),
    () => timed(() => drain(`${bare.address}/dump`, {})),
  )
  // The two files differ by a few bytes.
  return `download: an export, ${speed(bytes, each.ours)}; the same as a bare stream of a file, ${speed(file.bytes, each.bare)}: ${ratioText(each)} of it (wanted: 0.90)`
}

function speed(bytes: number, times: readonly number[]): string {
  return `${((bytes / MIB / median(times)) * 1_000).toFixed(0)} MiB/s`
}
