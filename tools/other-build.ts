import { execFileSync } from 'node:child_process'
import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode, say } from './process.ts'

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

/**
 * The folder of the demo of another commit, built once, in a work tree under .cache/look, with the packages of this one.
 * Throws where there is no such commit, or where it does not build.
 */
export async function demoOf(commit: string): Promise<{ readonly name: string; readonly folder: string }> {
  let sha: string
  try {
    sha = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`)
  } catch {
    throw new Error(`There is no commit ${commit} here.`)
  }
  const name = `${commit === sha ? '' : `${commit}, `}${sha.slice(0, 12)}`
  const tree = join(root, '.cache/look/commits', sha.slice(0, 12))
  if (!existsSync(join(tree, 'package.json'))) git('worktree', 'add', '--force', '--detach', tree, sha)
  const packages = join(tree, 'node_modules')
  if (!existsSync(packages)) symlinkSync(join(root, 'node_modules'), packages, 'junction')
  const folder = join(tree, 'dist/demo')
  if (!existsSync(join(tree, 'dist/demo.stamp'))) {
    say(`Builds the demo of ${name}`)
    const { code, output } = await runNode([join(tree, 'tools/build.ts'), 'demo'])
    if (code !== 0) throw new Error(`The demo of ${name} does not build:\n${output}`)
  }
  return { name, folder }
}
