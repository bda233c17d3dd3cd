import type { DocumentId } from '#shared/contract/documents.ts'
import type { DocumentTools } from '../definition.ts'
import { createDocument, type DocumentBuilder } from '../model/index.ts'
import type { ReportProject } from './project.ts'
import { fileStem } from './values.ts'

export interface ReportHead {
  readonly id: DocumentId
  readonly titleKey: string
  /** Donor and kind of report in the file name. */
  readonly donor: string
  readonly report: string
  /** Last day of the period, or the day a budget was signed. */
  readonly end: string
}

/** Starts the document of one project: title, file name and properties as every donor document has them. */
export function openReport(
  { language, translate, meta }: DocumentTools,
  project: ReportProject,
  { id, titleKey, donor, report, end }: ReportHead,
): DocumentBuilder {
  const contract = project.contractNo || project.code
  return createDocument({
    id,
    title: translate(titleKey),
    fileStem: fileStem(donor, contract, report, end),
    language,
    properties: { creator: meta.generatedBy, contract, subject: `${project.code} ${project.title}` },
    translate,
  })
}
