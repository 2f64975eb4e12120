import { rmSync } from 'node:fs'
import { run, say } from './commands.mjs'
import { withScreen } from './display.mjs'
import { inRoot, nodePath, readJson } from './places.mjs'

const vitest = inRoot('node_modules/vitest/vitest.mjs')

/** Runs one project of vitest.config.ts and answers its counts; a run that leaves no report counts as one failure. */
async function runProject(project, filters) {
  const report = inRoot('test-results', `${project}.json`)
  rmSync(report, { force: true })
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests']
  const args = [vitest, 'run', '--project', project, ...options, ...filters]
  const screen =
    project === 'e2e'
      ? await withScreen(nodePath(), args, { hidden: true })
      : { command: nodePath(), args, group: false }
  const code = await run(screen.command, screen.args, { group: screen.group })
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = readJson(report) ?? {}
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests
  return { passed: numPassedTests, failed, skipped: numPendingTests }
}

/** Runs the projects one after another and closes with one plain line; the exit code tells whether anything failed. */
export async function runTests(projects, filters) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const project of projects) {
    say(`\n— ${project} tests —`)
    const counts = await runProject(project, filters)
    for (const key of Object.keys(total)) total[key] += counts[key]
  }
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}
