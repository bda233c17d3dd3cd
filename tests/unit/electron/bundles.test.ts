import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORKER_SOURCES } from '#backend/platform/worker-entries.ts'
import { OUT } from '#tests/support/electron/boot.ts'

async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(path.join(OUT, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && /\.(js|cjs|mjs|html|css)$/.test(entry.name))
  const texts = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
    const file = path.join(parentPath, name)
    return [path.relative(OUT, file), await readFile(file, 'utf8')]
  })
  return new Map(await Promise.all(texts))
}

const FORBIDDEN = [
  /better-sqlite3|sqlite3_|SqliteDialect|sqlcipher/i,
  /exceljs/i,
  /pdfmake/i,
  /["'`]node:/,
  /\brequire\(["'`](fs|path|child_process|crypto|os)["'`]\)/,
  /process\.binding|worker_threads/,
]

describe('what reaches the page', () => {
  it('holds no database driver, no spreadsheet or PDF library and no module of Node', async () => {
    const texts = await textsOf('renderer')
    expect(texts.size).toBeGreaterThan(2)
    for (const [file, text] of texts)
      for (const pattern of FORBIDDEN) expect(pattern.exec(text)?.[0], file).toBeUndefined()
  })

  it('loads nothing from elsewhere and holds no inline script', async () => {
    const html = await readFile(path.join(OUT, 'renderer/index.html'), 'utf8')
    expect(html.match(/<script\b[^>]*>/g)?.every(tag => tag.includes(' src='))).toBe(true)
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    for (const [file, text] of await textsOf('renderer'))
      if (file.endsWith('.css')) expect(text, file).not.toMatch(/url\(["']?(https?:|data:font)/)
  })

  it('would be found out: the same patterns find the driver in the backend', async () => {
    const backend = [...(await textsOf('backend')).values()].join('\n')
    expect(FORBIDDEN.filter(pattern => pattern.test(backend)).length).toBeGreaterThanOrEqual(3)
  })
})

describe('what the backend process needs', () => {
  it('is built: every worker is where the built code looks for it', async () => {
    const built = await import(path.join(OUT, 'backend/platform/worker-entries.js'))
    for (const name of Object.keys(WORKER_SOURCES)) {
      const entry: URL = built.workerEntry(name)
      expect(entry.pathname, name).toMatch(/\/out\/backend\/.*\.js$/)
      expect(existsSync(entry), name).toBe(true)
    }
  })

  it('names no TypeScript file and no folder of the sources', async () => {
    for (const [file, text] of await textsOf('backend')) {
      expect(text, file).not.toMatch(/new URL\([^)]*\.ts["']/)
      expect(text, file).not.toMatch(/from ["'][^"']*\.ts["']/)
    }
  })
})
