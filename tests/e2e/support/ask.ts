import type { Page } from '@playwright/test'
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts'
import { desktopOf } from './electron-app.ts'
import { callOverPort } from './page-port.ts'

/** Runs in the page over the host. */
async function callOverHost(call: { procedure: string; input: unknown }) {
  const response = await fetch('/rpc', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callId: crypto.randomUUID(), ...call }),
  })
  return response.json()
}

/** Calls a procedure as the page itself would, for what a test must know beyond the screen: ids, hashes, totals. */
export async function ask<N extends ProcedureName>(
  page: Page,
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const call = { procedure, input }
  const answer = await (desktopOf(page)
    ? page.evaluate(callOverPort, call)
    : page.evaluate(callOverHost, call))
  if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(answer.error)}`)
  return answer.value
}

/** The id of a project by its code. */
export async function projectIdOf(page: Page, code: string): Promise<string> {
  const { rows } = await ask(page, 'projects.list', {})
  const project = rows.find(row => row.code === code)
  if (!project) throw new Error(`There is no project ${code}`)
  return project.id
}
