import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { layerViolations, readSources } from '#tests/support/layers.ts'

const root = path.resolve(import.meta.dirname, '../../../src')
const planted = (file: string, source: string) => layerViolations(new Map([[file, source]]))

describe('the layers', () => {
  it('are kept by every source file', async () => {
    const sources = await readSources(root)
    expect(sources.size).toBeGreaterThan(100)
    const lines = layerViolations(sources).map(
      ({ file, imports, why }) => `${file} imports ${imports}: ${why}`,
    )
    expect(lines).toEqual([])
  })
})

describe('the check of the layers', () => {
  it.each([
    ['the kernel imports anything', 'shared/kernel/money.ts', "import { z } from 'zod'"],
    [
      'the kernel imports the domain',
      'shared/kernel/money.ts',
      "import { x } from '../domain/budgets/index.ts'",
    ],
    ['the domain does input and output', 'shared/domain/budgets/a.ts', "import fs from 'node:fs'"],
    [
      'the domain imports the contract',
      'shared/domain/budgets/a.ts',
      "import { c } from '#shared/contract/index.ts'",
    ],
    [
      'the domain reaches into another feature',
      'shared/domain/budgets/a.ts',
      "import { x } from '../ledger/rules.ts'",
    ],
    [
      'the contract runs domain code',
      'shared/contract/budgets.ts',
      "import { x } from '#shared/domain/budgets/index.ts'",
    ],
    ['the contract imports a driver', 'shared/contract/budgets.ts', "import { Kysely } from 'kysely'"],
    [
      'a feature touches the driver',
      'backend/features/ledger/repository.ts',
      "import D from 'better-sqlite3'",
    ],
    [
      "a feature uses another feature's repository",
      'backend/features/ledger/commands.ts',
      "import { x } from '#backend/features/budgets/repository.ts'",
    ],
    [
      'a feature calls the dispatcher',
      'backend/features/ledger/commands.ts',
      "import { Dispatcher } from '#backend/rpc/dispatcher.ts'",
    ],
    [
      "a document uses a feature's repository",
      'backend/documents/sida/data.ts',
      "import { x } from '#backend/features/ledger/repository.ts'",
    ],
    ['a workbook is written outside xlsx.ts', 'backend/documents/sida/data.ts', "import E from 'exceljs'"],
    ['a PDF is written outside pdf.ts', 'backend/documents/sida/xlsx.ts', "import P from 'pdfmake'"],
    [
      'the platform knows a feature',
      'backend/platform/backup.ts',
      "import { x } from '#backend/features/users/index.ts'",
    ],
    ['the backend knows Electron', 'backend/platform/backup.ts', "import { app } from 'electron'"],
    ['the host knows Electron', 'host/start-host.ts', "import { app } from 'electron'"],
    [
      'a carrier goes round the dispatcher',
      'host/start-host.ts',
      "import { x } from '#backend/features/users/index.ts'",
    ],
    ['the main process reads the database', 'main/run-app.ts', "import D from 'better-sqlite3'"],
    ['the preload script needs a library', 'preload/index.ts', "import { z } from 'zod'"],
    ['the page uses Node', 'renderer/ui/list.tsx', "import path from 'node:path'"],
    [
      'the page imports the backend',
      'renderer/features/ledger/page.tsx',
      "import { x } from '#backend/schema.ts'",
    ],
    [
      'the page imports types of the backend',
      'renderer/features/ledger/page.tsx',
      "import type { Database } from '#backend/schema.ts'",
    ],
    [
      'a screen reaches into another',
      'renderer/features/ledger/page.tsx',
      "import { x } from '../budgets/tree.tsx'",
    ],
    ['the page imports a library nobody allowed', 'renderer/ui/list.tsx', "import _ from 'lodash'"],
    ['a file lies in no room', 'backend/helpers/utils.ts', 'export const x = 1'],
    ['something is imported by a dynamic import', 'shared/kernel/money.ts', "await import('node:fs')"],
    ['something is exported on', 'shared/kernel/money.ts', "export { z } from 'zod'"],
    ['everything is exported on', 'shared/kernel/money.ts', "export * from 'zod'"],
    ['a type is imported in place', 'shared/kernel/money.ts', "export type X = import('zod').ZodType"],
    ['something is imported for its effect', 'shared/kernel/money.ts', "import 'zod'"],
    [
      'a worker of another room is started',
      'host/x.ts',
      "new URL('../backend/documents/worker.ts', import.meta.url)",
    ],
    ['code outside src/ is used', 'shell/app-version.ts', "import x from '../../scripts/start.mjs'"],
  ])('finds it when %s', (_name, file, source) => {
    expect(planted(file, source)).toHaveLength(1)
  })

  it.each([
    ['shared/domain/budgets/a.ts', "import { x } from '../ledger/index.ts'"],
    ['shared/domain/budgets/a.ts', "import { m } from '#shared/kernel/money.ts'"],
    ['shared/contract/budgets.ts', "import type { X } from '#shared/domain/budgets/index.ts'"],
    ['shared/contract/budgets.ts', "import { type X } from '#shared/domain/budgets/index.ts'"],
    ['backend/features/ledger/commands.ts', "import { spend } from '#backend/features/budgets/index.ts'"],
    ['backend/documents/sida/xlsx.ts', "import E from 'exceljs'"],
    ['backend/documents/render/xlsx/sheet.ts', "import E from 'exceljs'"],
    ['main/window.ts', "import { BrowserWindow } from 'electron'"],
    ['renderer/ui/list.tsx', "import { Table } from '@mantine/core'"],
    ['renderer/main.tsx', "import '@mantine/core/styles.css'"],
    ['shell/app-version.ts', "import manifest from '../../package.json' with { type: 'json' }"],
    ['shared/kernel/money.ts', "// import { z } from 'zod'\nexport const text = \"import 'zod'\""],
  ])('lets %s have %s', (file, source) => {
    expect(planted(file, source)).toEqual([])
  })

  it('finds features that import each other in a circle', () => {
    const found = layerViolations(
      new Map([
        ['shared/domain/a/index.ts', "import { b } from '../b/index.ts'"],
        ['shared/domain/b/index.ts', "import { c } from '../c/index.ts'"],
        ['shared/domain/c/index.ts', "import { a } from '../a/index.ts'"],
        ['shared/domain/d/index.ts', "import { a } from '../a/index.ts'"],
      ]),
    )
    expect(found.map(({ imports }) => imports)).toEqual(['a → b → c → a'])
  })
})
