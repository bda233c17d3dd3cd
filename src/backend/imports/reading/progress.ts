/** How far reading is: steps of a phase, in units of that phase (sheets, rows). */
export type ProgressStep = {
  readonly phase: 'check' | 'read' | 'map'
  readonly done: number
  readonly total: number
}

export type Progress = (step: ProgressStep) => void

export const NO_PROGRESS: Progress = () => undefined
