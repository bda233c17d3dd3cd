import type { Page } from '@playwright/test'
import type { OfferedFile } from '../pages/imports-page.ts'

/** Uploads a file as the page does, without its dialog; returns the token that a procedure takes. */
export async function offerFile(page: Page, { name, bytes }: OfferedFile): Promise<string> {
  const answer = await page.evaluate(
    async file => {
      const body = Uint8Array.from(atob(file.base64), letter => letter.charCodeAt(0))
      const json = { 'content-type': 'application/json' }
      const announced = JSON.stringify({ name: file.name, size: body.length })
      const place = await (await fetch('/uploads', { method: 'POST', headers: json, body: announced })).json()
      if (!place.ok) return place
      const bytesOf = { 'content-type': 'application/octet-stream' }
      const sent = await fetch(`/uploads/${place.value.uploadToken}`, {
        method: 'POST',
        headers: bytesOf,
        body,
      })
      return sent.json()
    },
    { name, base64: bytes.toString('base64') },
  )
  if (!answer.ok) throw new Error(`The upload of ${name} failed: ${JSON.stringify(answer.error)}`)
  return answer.value.token
}
