import { createHash } from 'node:crypto'
import type { Mapping } from '#shared/contract/imports.ts'
import { mapWorkbook } from '../mapping/apply-mapping.ts'
import { budgetTree } from '../mapping/budget-tree.ts'
import { fittingMapping } from '../mapping/fitting-mapping.ts'
import { inspectWorkbook } from '../mapping/inspect.ts'
import { withLabelCodes } from '../mapping/label-codes.ts'
import { TARGETS } from '../mapping/targets/index.ts'
import { packCells } from '../packs/pack-cells.ts'
import { ratesOf } from '../rates/reading/read-rates.ts'
import type { ReadingLimits } from '../reading/limits.ts'
import type { Progress } from '../reading/progress.ts'
import { readFileBytes, spreadsheetOf } from '../reading/read-spreadsheet.ts'
import type { Workbook } from '../reading/sheet.ts'
import { sanctionsOf } from '../sanctions/read-sanctions.ts'
import type { FileFacts, InspectTask, MapTask, ReadingOutput, ReadingTask } from './task.ts'

/** A person's choice of sheet or header goes before a saved mapping. */
function inspect(task: InspectTask, workbook: Workbook, facts: FileFacts): ReadingOutput {
  const target = TARGETS[task.target]
  const saved =
    task.headerRow === null ? fittingMapping(workbook, task.saved ?? [], target, task.sheet) : undefined
  const choice = saved ? { sheet: saved.mapping.sheet, headerRow: saved.mapping.headerRow } : task
  const inspection = inspectWorkbook(workbook, target, choice)
  if (!saved) return { kind: 'inspect', ...facts, inspection, savedName: null }
  return {
    kind: 'inspect',
    ...facts,
    inspection: { ...inspection, mapping: saved.mapping },
    savedName: saved.name,
  }
}

function ownMapping(workbook: Workbook, task: MapTask): Mapping {
  const target = TARGETS[task.target]
  const saved = fittingMapping(workbook, task.saved ?? [], target, null)
  return saved?.mapping ?? inspectWorkbook(workbook, target, { sheet: null, headerRow: null }).mapping
}

function map(task: MapTask, workbook: Workbook, facts: FileFacts, onProgress: Progress): ReadingOutput {
  const mapping = task.mapping ?? ownMapping(workbook, task)
  const mapped = mapWorkbook(workbook, mapping, TARGETS[task.target], onProgress)
  const applied = task.target === 'budget' ? withLabelCodes(mapped) : mapped
  const tree = task.target === 'budget' ? budgetTree(applied, task.currency) : null
  return { kind: 'map', ...facts, applied, mapping, tree }
}

/** Carries out one reading task in this thread. Throws refusals; see `attempt`. */
export async function performReading(
  task: ReadingTask,
  limits: ReadingLimits,
  onProgress: Progress,
): Promise<ReadingOutput> {
  const bytes = await readFileBytes(task.file.path, limits)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts: FileFacts = { sha256, size: bytes.length }
  const options = { limits, onProgress }
  if (task.kind === 'rates') {
    const reading = await ratesOf(bytes, task.file.name, task.params, options)
    return { kind: 'rates', ...facts, reading }
  }
  if (task.kind === 'sanctions')
    return { kind: 'sanctions', ...facts, reading: await sanctionsOf(bytes, task.file.name, options) }
  if (task.kind === 'pack')
    return { kind: 'pack', ...facts, pack: await packCells(bytes, task.file.name, task.mostSheets, options) }
  const workbook = await spreadsheetOf(bytes, task.file.name, options)
  return task.kind === 'inspect' ? inspect(task, workbook, facts) : map(task, workbook, facts, onProgress)
}
