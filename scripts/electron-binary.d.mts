export interface System {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** Undefined where the system has no such numbers. */
  readonly uid: number | undefined
}
export function systemAgainstElectron(system: System): string | undefined
export function testsWithoutElectron(system: System, binary?: string): string | undefined
export function thisSystem(): System
