/**
 * The kit's README as the package has it, made of e2e/README.md: the example imports from `afterglow/kit`, what is about
 * this project alone is left out, and a file of the kit is a link to its declarations, or in parentheses left out. `declared`: the files that there
 * are, without ending. Throws where it would name another one.
 */
export function kitGuide(text: string, declared: ReadonlySet<string>): string {
  const example = /^```ts\n[^]*?^```$/m.exec(text)?.[0]
  const kit = /^## The kit\n([^]*?)^## /m.exec(text)?.[1]
  if (example === undefined || kit === undefined) throw new Error('e2e/README.md has no example or no kit.')
  const items = kit.split(/\n(?=- |\n)/).filter((item) => !ownItems.some((start) => item.startsWith(start)))
  const guide = items
    .join('\n')
    .replace(/^In this project it is imported[^]*? There `host`/m, '`host`')
    .replace(' A unit test of the sources refuses the others.', '')
    .replace(/ `tools\/recorded-days\.ts`[^]*$/, '\n')
    .replaceAll(/ \(`kit\/([\w-]+)\.ts`\)/g, (said, file: string) => (declared.has(file) ? said : ''))
    .replaceAll(/`kit\/([\w-]+)\.ts`/g, (_, file: string) => {
      if (!declared.has(file)) throw new Error(`The package has no ${file}.d.ts, which e2e/README.md names.`)
      return `[\`${file}.d.ts\`](./${file}.d.ts)`
    })
  const imports = /^import .*\nimport .*\n/m
  const outside = example.replace(imports, "import { expect, test } from 'afterglow/kit'\n")
  return `# The kit for Playwright\n\n${outside}\n\n${guide.trim()}\n`
}

/** What only the suite of this project has. */
const ownItems = ['- **expectAccessible**', '- Tags:', '- In `npm test`']
