import { build } from 'vite'
import { root } from './process.ts'

/** One file of TypeScript with what it imports, as a classic script; `define` gives its constants, as code. */
export async function classicScript(
  entry: string,
  define: Readonly<Record<string, string>>,
  { minify }: { readonly minify: boolean },
): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define },
    build: {
      write: false,
      minify,
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  return outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n')
}
