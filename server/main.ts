// The Node host from its sources: the API and the built console from one process, on this machine only.
//   node server/main.ts --port <n> --console dist/console --data .data [--control]
import { runHost } from './run-host.ts'

runHost({ command: 'npm start --', console: 'dist/console', data: '.data' }, 'from its sources')
