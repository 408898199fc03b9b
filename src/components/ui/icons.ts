/** Stroke paths on a 20 × 20 grid, drawn by AppIcon. */
export const icons = {
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  undo: 'M7 5L3.5 8.5 7 12M4 8.5h7.5a4.5 4.5 0 010 9H8',
  redo: 'M13 5l3.5 3.5L13 12M16 8.5H8.5a4.5 4.5 0 000 9H12',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  chevron: 'M7 4l6 6-6 6',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.5 9v4M11.5 9v4',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  download: 'M10 3v10M6 9l4 4 4-4M4 17h12',
  upload: 'M10 13V3M6 7l4-4 4 4M4 17h12',
  grip: 'M8 5h.01M12 5h.01M8 10h.01M12 10h.01M8 15h.01M12 15h.01',
  check: 'M4 10.5l4 4 8-9',
  warning: 'M10 3.5l7.5 13h-15zM10 8v4M10 14.2v.1',
  note: 'M5 3.5h10v13l-3-2.5H5zM8 7h4M8 10h4',
  help: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15M7.8 7.8a2.2 2.2 0 113.4 1.9c-.8.5-1.2 1-1.2 1.8M10 14v.1',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.5 6l2.6 2.6',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  print: 'M6 7V3.5h8V7M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z',
  table: 'M3.5 4.5h13v11h-13zM3.5 8h13M3.5 11.7h13M8 4.5v11',
  weigh: 'M10 3v13.5M6 16.5h8M4 5.5h12M4 5.5L2 11h4zM16 5.5L14 11h4z',
  equal: 'M4 8h12M4 12h12',
  folder: 'M3 6V4.5h5L9.5 6H17v10H3z',
} as const

export type IconName = keyof typeof icons
