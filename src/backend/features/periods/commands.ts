import type { HandlersOf } from '#backend/rpc/context.ts'
import { createPeriod } from './create.ts'
import { lockPeriod, unlockPeriod } from './locking.ts'

export const commands = {
  'periods.create': (context, input) => createPeriod(context, input),
  'periods.lock': (context, input) => lockPeriod(context, input),
  'periods.unlock': (context, input) => unlockPeriod(context, input),
} satisfies HandlersOf<'periods.create' | 'periods.lock' | 'periods.unlock'>
