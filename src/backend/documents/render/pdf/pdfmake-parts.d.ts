declare module 'pdfmake/js/PDFDocument.js' {
  const part: { default: import('#backend/documents/render/pdf/pdfmake-part-types.ts').PartDocumentClass }
  export = part
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  const part: { default: import('#backend/documents/render/pdf/pdfmake-part-types.ts').PartLayoutClass }
  export = part
}

declare module 'pdfmake/js/Renderer.js' {
  const part: { default: import('#backend/documents/render/pdf/pdfmake-part-types.ts').PartRendererClass }
  export = part
}
