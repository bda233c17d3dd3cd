// Who may import whom (architecture.md, section 2). Anything that is not named here fails.

export interface RoomRule {
  /** Folder or file below src/. The longest one that fits a file is its room. */
  readonly room: string
  /**
   * Rooms, or single files of rooms, that it may import; `#index` after a room means only the index
   * of its folders, `#screens` only their pages and tabs (which the routes load when they are needed).
   */
  readonly may: readonly string[]
  /** Packages by name; `node:` means every module of Node. */
  readonly packages: readonly string[]
  /** Its folders are features that reach each other only through their index. */
  readonly apart?: boolean
}

const SHARED = ['shared/kernel', 'shared/domain#index', 'shared/contract', 'shared/locales']
const HANDLER_SIDE = ['backend/rpc/context.ts', 'backend/rpc/file-tokens.ts']
const PAGE_PACKAGES = [
  'react',
  'react-dom',
  '@mantine/core',
  '@mantine/charts',
  '@mantine/dates',
  '@mantine/form',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mantine/spotlight',
  '@tabler/icons-react',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  '@fontsource/noto-sans',
  'dayjs',
  'i18next',
  'react-i18next',
  'recharts',
  'zod',
]
const CARRIER = ['shared/kernel', 'shared/contract', 'shared/locales', 'backend/rpc', 'shell']

export const ROOM_RULES: readonly RoomRule[] = [
  { room: 'shared/kernel', may: [], packages: [] },
  { room: 'shared/domain', may: ['shared/kernel'], packages: [], apart: true },
  { room: 'shared/contract', may: ['shared/kernel', 'shared/domain#index'], packages: ['zod'] },
  { room: 'shared/locales', may: [], packages: [] },

  { room: 'backend/schema', may: [], packages: ['kysely'] },
  { room: 'backend/schema.ts', may: ['backend/schema'], packages: [] },
  { room: 'backend/migrations', may: ['shared/kernel'], packages: [] },
  {
    room: 'backend/platform',
    may: ['shared/kernel', 'backend/migrations', 'backend/schema.ts'],
    packages: ['better-sqlite3', 'kysely', 'uuidv7', 'yauzl', 'yazl', 'node:'],
  },
  {
    room: 'backend/features',
    may: [...SHARED, ...HANDLER_SIDE, 'backend/schema', 'backend/schema.ts', 'backend/platform'],
    packages: ['kysely', 'zod', 'node:'],
    apart: true,
  },
  // The one feature whose work is done by the import kinds.
  {
    room: 'backend/features/imports',
    may: [
      ...SHARED,
      ...HANDLER_SIDE,
      'backend/schema',
      'backend/schema.ts',
      'backend/platform',
      'backend/imports',
      'backend/features#index',
    ],
    packages: ['kysely', 'zod', 'node:'],
  },
  {
    room: 'backend/documents',
    may: [
      ...SHARED,
      ...HANDLER_SIDE,
      'backend/features#index',
      'backend/platform',
      'backend/rpc/job-task.ts',
    ],
    packages: ['exceljs', 'pdfmake', 'pdfkit', 'docx', 'kysely', 'zod', 'node:'],
  },
  {
    room: 'backend/imports',
    may: [...SHARED, ...HANDLER_SIDE, 'backend/features#index', 'backend/platform'],
    packages: ['csv-parse', 'saxes', 'yauzl', 'zod', 'node:'],
  },
  // Excel forms that are handed out, filled in offline and read back.
  {
    room: 'backend/packs',
    may: [...SHARED, ...HANDLER_SIDE, 'backend/features#index', 'backend/platform', 'backend/imports'],
    packages: ['node:'],
  },
  {
    room: 'backend/demo',
    may: [
      ...SHARED,
      ...HANDLER_SIDE,
      'backend/features#index',
      'backend/schema',
      'backend/schema.ts',
      'backend/platform',
    ],
    packages: ['kysely', 'node:'],
  },
  {
    room: 'backend/maintenance',
    may: [...SHARED, ...HANDLER_SIDE, 'backend/platform', 'backend/rpc/handler-types.ts'],
    packages: ['node:'],
  },
  {
    room: 'backend/rpc',
    may: [
      ...SHARED,
      'backend/features#index',
      'backend/documents',
      'backend/imports',
      'backend/demo',
      'backend/maintenance',
      'backend/migrations',
      'backend/packs',
      'backend/platform',
      'backend/schema.ts',
    ],
    packages: ['kysely', 'zod', 'node:'],
  },

  { room: 'shell', may: CARRIER, packages: ['node:'] },
  { room: 'host', may: CARRIER, packages: ['zod', 'node:'] },
  {
    room: 'cli',
    may: [...CARRIER, 'shared/domain#index'],
    packages: ['zod', 'node:'],
  },
  {
    room: 'main',
    may: [...CARRIER, 'backend/platform/atomic-file.ts'],
    packages: ['electron', 'zod', 'node:'],
  },
  { room: 'preload', may: ['shared/contract'], packages: ['electron'] },

  { room: 'renderer/rpc', may: ['shared/kernel', 'shared/contract'], packages: [] },
  { room: 'renderer/ui', may: [...SHARED, 'renderer/rpc'], packages: PAGE_PACKAGES },
  {
    room: 'renderer/features',
    may: [...SHARED, 'renderer/ui', 'renderer/rpc'],
    packages: PAGE_PACKAGES,
    apart: true,
  },
  {
    room: 'renderer/app',
    may: [...SHARED, 'renderer/ui', 'renderer/rpc', 'renderer/features#screens'],
    packages: PAGE_PACKAGES,
  },
  {
    room: 'renderer',
    may: ['renderer/app', 'renderer/rpc', 'renderer/ui', 'shared/locales'],
    packages: PAGE_PACKAGES,
  },
]

/** Packages that stay behind a few named files, wherever their room might allow them. */
export const CONFINED_PACKAGES: ReadonlyMap<string, RegExp> = new Map([
  ['better-sqlite3', /^backend\/platform\//],
  ['exceljs', /^backend\/documents\/(.*\/)?xlsx(\.ts|\/)/],
  ['pdfmake', /^backend\/documents\/(.*\/)?pdf(\.ts|\/)/],
  ['pdfkit', /^backend\/documents\/(.*\/)?pdf(\.ts|\/)/],
  ['docx', /^backend\/documents\/(.*\/)?docx(\.ts|\/)/],
  ['electron', /^(main|preload)\//],
  ['@node-rs/argon2', /^backend\/features\/users\//],
])

/** Rooms from which the contract may take types only, never anything that runs. */
export const TYPES_ONLY: readonly (readonly [from: string, to: string])[] = [
  ['shared/contract', 'shared/domain'],
]
