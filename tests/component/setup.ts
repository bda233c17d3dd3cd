import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Screens are loaded when first shown; on a busy machine that takes longer than the second that is waited by default.
configure({ asyncUtilTimeout: 15_000 })

// What Mantine asks of a browser and jsdom does not have.
class NoResizes {
  observe() {
    return undefined
  }
  unobserve() {
    return undefined
  }
  disconnect() {
    return undefined
  }
}

Object.defineProperty(window, 'ResizeObserver', { value: NoResizes, writable: true })
Object.defineProperty(window, 'matchMedia', {
  writable: true,
  value: (media: string) => ({
    media,
    matches: false,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }),
})
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
})
Element.prototype.scrollIntoView = () => undefined

afterEach(cleanup)
