import { allowed, refuse, type Decision } from './decision.ts'
import { limits } from './limits.ts'

/** The longest name of an instance, in characters. Source: the Aura API. */
export const NAME_CHARS = 30

export type NameVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'name-empty' | 'name-too-long' | 'name-blank-edges' | 'name-hidden-characters'
      readonly message: string
      readonly remedy: string
    }

/**
 * Control characters, the marks that change the direction of the text around them, and the letters and hyphens that
 * show nothing: a name with one can pretend to be another. What joins letters and emoji (U+200C, U+200D) is not among them.
 */
const hidden =
  /[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\u2800\u3164\uFEFF\uFFA0]|\p{Cs}/u

/** Anything that can be seen: joiners and variation selectors alone cannot, nor can what has no character. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u

/** Whether a text can be the name of an instance; all scripts and emoji are welcome. Names are shown isolated. */
export function checkName(name: string): NameVerdict {
  if (hidden.test(name)) {
    return {
      ok: false,
      reason: 'name-hidden-characters',
      message: 'The name holds characters that do not show, or marks that change its direction.',
      remedy: 'Type the name again instead of pasting it.',
    }
  }
  if (name.trim() === '') {
    return {
      ok: false,
      reason: 'name-empty',
      message: 'The name is empty.',
      remedy: `Give it 1 to ${NAME_CHARS} characters.`,
    }
  }
  if (!visible.test(name)) {
    return {
      ok: false,
      reason: 'name-empty',
      message: 'The name has no character that shows.',
      remedy: `Give it 1 to ${NAME_CHARS} characters.`,
    }
  }
  if (name !== name.trim()) {
    return {
      ok: false,
      reason: 'name-blank-edges',
      message: 'The name begins or ends with a blank.',
      remedy: 'Remove the blanks at its edges.',
    }
  }
  const characters = [...name].length
  if (characters > NAME_CHARS) {
    return {
      ok: false,
      reason: 'name-too-long',
      message: `The name has ${characters} characters; ${NAME_CHARS} are allowed.`,
      remedy: `Shorten it by ${characters - NAME_CHARS}.`,
    }
  }
  return { ok: true }
}

/** Whether a file may go by this name. It is shown, and kept with what is made of the file. */
export function checkFileName(name: string): Decision {
  if (hidden.test(name)) {
    return refuse(
      'name-hidden-characters',
      'The name of the file holds characters that do not show, or marks that change its direction.',
      'Rename the file.',
    )
  }
  return visible.test(name) && [...name].length <= limits.fileNameChars
    ? allowed
    : refuse(
        'name-of-file',
        `The name of a file has 1 to ${limits.fileNameChars} characters.`,
        'Rename the file.',
      )
}
