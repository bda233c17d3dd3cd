import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runProgram } from './run-program.ts'

/**
 * By default LibreOffice keeps the results that a workbook brings along; 0 makes it recompute all of them
 * (measured: a cached 99 for =1+1 otherwise stays 99).
 */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

type OfficeFormat = 'xlsx' | 'pdf'

/** Opens a file in LibreOffice with a profile of its own, recomputes everything, and saves it in another format. */
export async function convertWithOffice(file: string, format: OfficeFormat, folder: string): Promise<string> {
  const [converted = ''] = await convertAllWithOffice([file], format, folder)
  return converted
}

/** As `convertWithOffice`, for files of different names in one start of the program, which takes longer than a file. */
export async function convertAllWithOffice(
  files: readonly string[],
  format: OfficeFormat,
  folder: string,
): Promise<readonly string[]> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'office-profile-'))
  try {
    await mkdir(path.join(profile, 'user'))
    await writeFile(path.join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE)
    await mkdir(folder, { recursive: true })
    const installation = `-env:UserInstallation=${pathToFileURL(profile).href}`
    await runProgram('soffice', [
      '--headless',
      '--norestore',
      installation,
      '--convert-to',
      format,
      '--outdir',
      folder,
      ...files,
    ])
    return files.map(file => path.join(folder, `${path.basename(file, path.extname(file))}.${format}`))
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
}
