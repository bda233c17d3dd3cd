export { lineGroups } from './list/line-options.ts'
export { activityOptions, activityWithin, packageOptions } from './list/place-options.ts'
