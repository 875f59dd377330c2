import { createContext, useContext } from 'react'

type Parts = { id?: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined }

/** What a Field gives to the control in it. */
export const FieldContext = createContext<Parts>({})

/** What a control puts on its element to belong to the Field around it; nothing outside of one. */
export const useField = (): Parts => useContext(FieldContext)
