import type { OutputOf } from '#shared/contract/index.ts'

type Project = Pick<OutputOf<'projects.get'>, 'workPackages' | 'activities'>
type Option = { readonly value: string; readonly label: string }

const named = (row: { readonly id: string; readonly code: string; readonly title: string }): Option => ({
  value: row.id,
  label: `${row.code} ${row.title}`,
})

/** A project's work packages, for a field that chooses one. */
export const packageOptions = (project: Project | null | undefined): Option[] =>
  (project?.workPackages ?? []).map(named)

/** A project's activities; with a work package chosen, its own and those that belong to none. */
export const activityOptions = (
  project: Project | null | undefined,
  workPackageId: string | null = null,
): Option[] =>
  (project?.activities ?? [])
    .filter(
      row => workPackageId === null || row.workPackageId === null || row.workPackageId === workPackageId,
    )
    .map(named)

/** The activity that stays when the work package changes: one of another work package goes. */
export const activityWithin = (
  project: Project | null | undefined,
  workPackageId: string | null,
  activityId: string | null,
): string | null =>
  activityOptions(project, workPackageId).some(row => row.value === activityId) ? activityId : null
