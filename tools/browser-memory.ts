// What a browser takes of memory with all its processes, where the system tells (Linux).
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Between two looks, ms. */
const LOOK = 100

export interface MemoryWatch {
  /** The most bytes of any look since the last call; null where the system does not tell. */
  most(): number | null
  end(): void
}

/** Watches the browser whose profile lies in `profile`. */
export function watchBrowser(profile: string): MemoryWatch {
  let most: number | null = null
  const look = () => {
    const bytes = bytesOf(profile)
    if (bytes !== null) most = Math.max(most ?? 0, bytes)
  }
  const timer = setInterval(look, LOOK)
  timer.unref()
  return {
    most() {
      look()
      const told = most
      most = null
      return told
    },
    end: () => clearInterval(timer),
  }
}

/**
 * Bytes of all processes of the browser: what they wrote, shared or not, counted once (PSS), and of the files that they
 * have in memory, as the program itself, what the one has that has most of them. Other browsers that share those files
 * come and go, and change nothing.
 */
function bytesOf(profile: string): number | null {
  if (!existsSync('/proc/self/smaps_rollup')) return null
  const family = familyOf(profile)
  if (family.length === 0) return null
  const kilobytes = (path: string, field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(textOf(path))?.[1] ?? 0)
  const written = family.map((pid) => {
    const rollup = `/proc/${pid}/smaps_rollup`
    return kilobytes(rollup, 'Pss_Anon') + kilobytes(rollup, 'Pss_Shmem')
  })
  const files = family.map((pid) => kilobytes(`/proc/${pid}/status`, 'RssFile'))
  return (written.reduce((sum, each) => sum + each, 0) + Math.max(...files)) * 1024
}

/** The ids of its processes: those that name the profile, and all that they began. */
function familyOf(profile: string): readonly number[] {
  const parents = new Map<number, number>()
  const family = new Set<number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const parent = /^ \S (\d+) /.exec(textOf(`/proc/${pid}/stat`).replace(/^.*\)/s, ''))
    if (parent) parents.set(pid, Number(parent[1]))
    if (textOf(`/proc/${pid}/cmdline`).includes(`--user-data-dir=${profile}`)) family.add(pid)
  }
  const belongs = (pid: number): boolean => {
    if (family.has(pid)) return true
    const parent = parents.get(pid)
    return parent !== undefined && parent > 1 && belongs(parent)
  }
  return [...parents.keys()].filter(belongs)
}

/** Empty for a process that has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
