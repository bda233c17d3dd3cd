import type { HandlersOf } from '#backend/rpc/context.ts'
import { inspectFile } from './inspect.ts'
import { runImport } from './run-import.ts'

export const jobs = {
  'imports.inspect': inspectFile,
  'imports.dryRun': (context, input) => runImport(context, input, { dry: true }),
  'imports.run': (context, { post, ...input }) => runImport(context, input, { dry: false, post }),
} satisfies HandlersOf<'imports.inspect' | 'imports.dryRun' | 'imports.run'>
