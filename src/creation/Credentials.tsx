import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { useBeforeUnload, useBlocker } from 'react-router'
import type { CreatedInstance } from '../../contract/wire/instances.ts'
import { Button } from '../ui/Button.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import * as say from '../messages/creation.tsx'
import { credentialsFile, credentialsFileName } from './credentials-file.ts'
import css from './creation.module.css'

export interface CredentialsProps {
  /** The answer to the creation, the only one that ever holds the password. */
  readonly created: CreatedInstance
  /** Leaves: navigates to where the new instance is shown. */
  readonly onDone: () => void
}

/** Saves text as a file of this name, by the browser's own download. */
function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/**
 * The dialog with the credentials of a new instance, shown once. As long as the password was neither copied nor
 * downloaded it does not close, by whatever way, without asking.
 */
export function Credentials({ created, onDone }: CredentialsProps) {
  const { password } = created
  const [kept, setKept] = useState(password === undefined)
  const [said, setSaid] = useState('')
  const leaving = useBlocker(!kept)
  useBeforeUnload((event) => {
    if (!kept) event.preventDefault()
  })
  const asks = leaving.state === 'blocked'

  const copy = () => {
    navigator.clipboard.writeText(password ?? '').then(
      () => {
        setKept(true)
        setSaid(say.copied)
      },
      () => setSaid(say.notCopied),
    )
  }
  const download = () => {
    saveText(credentialsFileName(created), credentialsFile(created))
    setKept(true)
    setSaid(say.downloaded)
  }

  return (
    <Dialog
      title={say.credentialsOf(<Isolate>{created.name}</Isolate>)}
      description={password === undefined ? say.shownBefore : say.shownOnce}
      onClose={asks ? leaving.reset : onDone}
      footer={
        asks
          ? {
              right: (
                <>
                  {/* Keyed: in the place of another button it would be that one, and not take the focus. */}
                  <Button key="back" autoFocus onClick={leaving.reset}>
                    {say.toPassword}
                  </Button>
                  <Button key="leave" variant="danger" onClick={leaving.proceed}>
                    {say.closeWithout}
                  </Button>
                </>
              ),
            }
          : {
              right: (
                <>
                  {password !== undefined && (
                    <Button icon={Download} variant={kept ? 'outline' : 'solid'} onClick={download}>
                      {say.download}
                    </Button>
                  )}
                  <Button variant={kept ? 'solid' : 'outline'} onClick={onDone}>
                    {say.close}
                  </Button>
                </>
              ),
            }
      }
    >
      {asks && (
        <Notice tone="warn" title={say.notSaved}>
          {say.notSavedText}
        </Notice>
      )}
      <dl className={css.credentials}>
        {password !== undefined && (
          <div>
            <dt>{say.password}</dt>
            <dd className={css.secret}>
              <code>{password}</code>
              <Button icon={Copy} onClick={copy}>
                {say.copyPassword}
              </Button>
            </dd>
          </div>
        )}
        <div>
          <dt>{say.username}</dt>
          <dd>
            <Copyable text={created.username} name={say.usernameName} />
          </dd>
        </div>
        <div>
          <dt>{say.connectionUri}</dt>
          <dd>
            <Copyable text={created.connection_url} name={say.connectionUriName} />
          </dd>
        </div>
        <div>
          <dt>{say.id}</dt>
          <dd>
            <Copyable text={created.id} name={say.id} />
          </dd>
        </div>
      </dl>
      <output className={css.said}>{said}</output>
    </Dialog>
  )
}
