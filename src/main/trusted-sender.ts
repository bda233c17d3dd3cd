import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'

/**
 * True only for the main frame of a window of ours that still shows our page. A frame nested in it, a page that was
 * led elsewhere, a window that we did not make and a frame that is already gone are all strangers.
 */
export function isTrusted(
  event: IpcMainEvent | IpcMainInvokeEvent,
  windows: ReadonlySet<number>,
  pageOrigin: string,
): boolean {
  const { sender, senderFrame: frame } = event
  if (!frame || sender.isDestroyed()) return false
  return windows.has(sender.id) && frame.parent === null && frame.origin === pageOrigin
}
