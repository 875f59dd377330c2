import { describe, expect, it } from 'vitest'
import { createKeptFiles, type FileCache } from './kept-files.ts'

const base = 'https://static.test/a/'
const shell = '<script>assets/index-1.js</script>'
const files = ['assets/index-1.js', 'icon.svg', 'index.html']

/** A static host with `pages`, and the caches of a browser. */
function given(served: Record<string, string>) {
  const stores = new Map<string, Map<string, Response>>()
  const asked: string[] = []
  let isUp = true
  const cacheOf = (store: Map<string, Response>): FileCache => ({
    match: async (url) => store.get(url)?.clone(),
    put: async (url, response) => void store.set(url, response),
  })
  const means = (build: string) => ({
    caches: {
      async open(name: string) {
        const store = stores.get(name) ?? new Map<string, Response>()
        stores.set(name, store)
        return cacheOf(store)
      },
      keys: async () => [...stores.keys()],
      delete: async (name: string) => stores.delete(name),
    },
    async fetch({ url }: Request) {
      asked.push(url.slice(base.length))
      if (!isUp) throw new TypeError('Failed to fetch')
      const text = served[url.slice(base.length)]
      return text === undefined ? new Response('not here', { status: 404 }) : new Response(text)
    },
    base,
    build,
    files,
  })
  return {
    served,
    asked,
    stores,
    kept: (build = 'one') => createKeptFiles(means(build)),
    stop: () => {
      isUp = false
    },
  }
}

const host = () => given({ '': shell, 'assets/index-1.js': 'entry', 'icon.svg': 'icon' })
const navigation = (path: string) => {
  const request = new Request(base + path)
  Object.defineProperty(request, 'mode', { value: 'navigate' })
  return request
}
const textOf = async (answer: Promise<Response> | null) => (await answer)?.text()

describe('the files of a build', () => {
  it('answer without the server once they are kept: any address of the console, and what its page names', async () => {
    const { kept, stop } = host()
    const files = kept()
    await files.keep()
    stop()
    expect(await textOf(files.answer(navigation('projects/1/instances?plan=free')))).toBe(shell)
    expect(await textOf(files.answer(new Request(`${base}assets/index-1.js`)))).toBe('entry')
    expect(await textOf(files.answer(new Request(`${base}icon.svg`)))).toBe('icon')
  })

  it('are not asked for again, where their names carry a digest', async () => {
    const { kept, asked } = host()
    await kept().keep()
    asked.length = 0
    await kept().answer(new Request(`${base}assets/index-1.js`))
    await kept().keep()
    expect(asked).toEqual([''])
  })

  it('come from the server first, where it answers: a new page is seen at once', async () => {
    const { kept, served } = host()
    await kept().keep()
    served[''] = 'a new page'
    served['icon.svg'] = 'a new icon'
    expect(await textOf(kept().answer(navigation('')))).toBe('a new page')
    expect(await textOf(kept().answer(new Request(`${base}icon.svg`)))).toBe('a new icon')
  })

  it('answer for addresses that a static host does not know', async () => {
    const { kept } = host()
    const before = await kept().answer(navigation('projects/1/instances'))
    expect(before?.status).toBe(404)
    await kept().keep()
    const after = await kept().answer(navigation('projects/1/instances'))
    expect([after?.status, await after?.text()]).toEqual([200, shell])
  })

  it('of before go when those of now are whole, and those under another path stay', async () => {
    const { kept, stores } = host()
    await kept('one').keep()
    stores.set('afterglow https://static.test/ other', new Map())
    await kept('two').keep()
    expect([...stores.keys()].toSorted()).toEqual([
      'afterglow https://static.test/ other',
      'afterglow https://static.test/a/ two',
    ])
  })

  it('of before stay while one of now is missing, or the page is of another build already', async () => {
    const { kept, stores, served } = host()
    await kept('one').keep()
    served[''] = 'assets/index-2.js'
    await kept('two').keep()
    expect(stores.has('afterglow https://static.test/a/ one')).toBe(true)
    delete served['icon.svg']
    await expect(kept('three').keep()).rejects.toThrow('404')
    expect(stores.has('afterglow https://static.test/a/ one')).toBe(true)
  })

  it.each([
    ['the API', new Request(`${base}v1/instances`)],
    ['another site', new Request('https://other.test/a/icon.svg')],
    ['what is sent', new Request(`${base}icon.svg`, { method: 'POST' })],
    ['a file that a person opens', navigation('openapi.json')],
  ])('are not what answers for %s', (_what, request) => {
    expect(host().kept().answer(request)).toBeNull()
  })
})
