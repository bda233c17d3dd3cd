import type { Page } from '@playwright/test'
import { LANGUAGE_NAMES } from '#shared/locales/index.ts'
import { desktopOf } from './electron-app.ts'
import { reportAnswers } from './page-port.ts'

function collect(value: unknown, into: Set<string>) {
  if (typeof value === 'string') into.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, into)
}

/**
 * Every text that the backend answered since: what the records themselves hold, in whatever language it was typed. The
 * backend answers with names of messages and never with sentences, so all sentences of the application stay outside.
 */
export async function recordWords(page: Page): Promise<ReadonlySet<string>> {
  // Languages stand in menus under their own names.
  const words = new Set<string>(Object.values(LANGUAGE_NAMES))
  if (desktopOf(page)) {
    await page.exposeBinding('hearAnswer', (_source, answer: unknown) => collect(answer, words))
    await page.addInitScript(reportAnswers, 'hearAnswer')
  } else
    page.on('response', async response => {
      if (!response.url().endsWith('/rpc')) return
      const body: unknown = await response.json().catch(() => null)
      collect(body, words)
    })
  await page.reload()
  return words
}
