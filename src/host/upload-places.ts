import { randomBytes } from 'node:crypto'

export interface UploadPlace {
  readonly name: string
  /** Bytes, as the page announced them; the file has to be exactly as long. */
  readonly size: number
}

/** One-use tokens for uploads that a page announced. */
export interface UploadPlaces {
  readonly open: (place: UploadPlace) => string
  readonly take: (token: string) => UploadPlace | undefined
}

const MOST_OPEN = 20

/** Asking for more than a few places makes the oldest lapse. */
export function createUploadPlaces(): UploadPlaces {
  const places = new Map<string, UploadPlace>()
  return {
    open: place => {
      const oldest = places.keys().next().value
      if (places.size >= MOST_OPEN && oldest !== undefined) places.delete(oldest)
      const token = randomBytes(24).toString('base64url')
      places.set(token, place)
      return token
    },
    take: token => {
      const place = places.get(token)
      places.delete(token)
      return place
    },
  }
}
