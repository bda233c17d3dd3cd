/** Codes of where a share is booked; all blank for a share that others pay. */
export interface SharePlace {
  readonly projectCode: string
  readonly lineCode: string
  readonly workPackageCode: string
  readonly activityCode: string
}

/** Where a share is booked: project and line, then work package and activity where it names them; blank if nowhere. */
export const sharePlace = ({ projectCode, lineCode, workPackageCode, activityCode }: SharePlace): string =>
  projectCode === ''
    ? ''
    : [
        [projectCode, lineCode],
        [workPackageCode, activityCode],
      ]
        .map(codes => codes.filter(code => code !== '').join(' '))
        .filter(text => text !== '')
        .join(' · ')
