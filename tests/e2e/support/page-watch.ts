import type { Page } from '@playwright/test'

/**
 * Collects what must never happen on a page: an error that nobody caught, an error on the console, a breach of the
 * content policy, a request to an address that does not begin with `inside`.
 */
export async function watchPage(page: Page, inside: string): Promise<readonly string[]> {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(inside) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`)
  })
  await page.exposeBinding('reportBreach', (_source, breach: string) => {
    faults.push(`content policy: ${breach}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const report = Reflect.get(window, 'reportBreach')
      if (typeof report === 'function') report(`${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  return faults
}
