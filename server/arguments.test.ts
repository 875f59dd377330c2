import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'

const defaults = { command: 'npx afterglow', console: 'console', data: 'data' }
const read = (...args: string[]) => readArguments(args, defaults)

describe('the command line', () => {
  it('says nothing: what is usual', () => {
    expect(read()).toEqual({ kind: 'serve', port: 4680, console: 'console', data: 'data', control: false })
  })

  it('says everything, in either way of writing', () => {
    expect(read('--port', '0', '--control', '--data=here', '--console', 'there')).toEqual({
      kind: 'serve',
      port: 0,
      console: 'there',
      data: 'here',
      control: true,
    })
  })

  it.each(['--help', '-h'])('asks what there is: %s', (flag) => {
    expect(read('--port', 'no', flag)).toMatchObject({
      kind: 'help',
      text: /** every option */ expect.stringMatching(/--port[^]+--control[^]+--data[^]+--version/),
    })
  })

  it.each([
    [['--prot', '1'], 'There is no option "--prot".'],
    [['-p'], 'There is no option "-p".'],
    [['--no-control'], 'There is no option "--no-control".'],
    [['4680'], '"4680" is no option.'],
    [['--port'], '--port needs a value.'],
    [['--port', '65536'], '--port is a number from 0 to 65535.'],
    [['--port', '-1'], '--port is a number from 0 to 65535.'],
    [['--port=4e3'], '--port is a number from 0 to 65535.'],
    [['--data='], '--data needs a value.'],
    [['--control=no'], '--control takes no value.'],
    [['--__proto__', 'x'], 'There is no option "--__proto__".'],
    [['--', 'x'], '"x" is no option.'],
  ])('is refused where it is wrong: %j', (args, fact) => {
    expect(read(...args)).toEqual({
      kind: 'wrong',
      message: `${fact}\nnpx afterglow --help says what there is.`,
    })
  })
})
