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
        setSaid('Copied.')
      },
      () => setSaid('Not copied: the browser does not allow it here. Download the file instead.'),
    )
  }
  const download = () => {
    saveText(credentialsFileName(created), credentialsFile(created))
    setKept(true)
    setSaid('The file is with your downloads.')
  }

  return (
    <Dialog
      title={
        <>
          Credentials of <Isolate>{created.name}</Isolate>
        </>
      }
      description={
        password === undefined
          ? 'The password was shown before and cannot be read again.'
          : 'The password is shown this once. Nobody can read it again later.'
      }
      onClose={asks ? leaving.reset : onDone}
      footer={
        asks
          ? {
              right: (
                <>
                  {/* Keyed: in the place of another button it would be that one, and not take the focus. */}
                  <Button key="back" autoFocus onClick={leaving.reset}>
                    Back to the password
                  </Button>
                  <Button key="leave" variant="danger" onClick={leaving.proceed}>
                    Close without it
                  </Button>
                </>
              ),
            }
          : {
              right: (
                <>
                  {password !== undefined && (
                    <Button icon={Download} variant={kept ? 'outline' : 'solid'} onClick={download}>
                      Download as a file
                    </Button>
                  )}
                  <Button variant={kept ? 'solid' : 'outline'} onClick={onDone}>
                    Close
                  </Button>
                </>
              ),
            }
      }
    >
      {asks && (
        <Notice tone="warn" title="The password is not saved">
          Nobody can sign in to this instance without it. Copy it or download the file first.
        </Notice>
      )}
      <dl className={css.credentials}>
        {password !== undefined && (
          <div>
            <dt>Password</dt>
            <dd className={css.secret}>
              <code>{password}</code>
              <Button icon={Copy} onClick={copy}>
                Copy password
              </Button>
            </dd>
          </div>
        )}
        <div>
          <dt>Username</dt>
          <dd>
            <Copyable text={created.username} name="username" />
          </dd>
        </div>
        <div>
          <dt>Connection URI</dt>
          <dd>
            <Copyable text={created.connection_url} name="connection URI" />
          </dd>
        </div>
        <div>
          <dt>ID</dt>
          <dd>
            <Copyable text={created.id} name="ID" />
          </dd>
        </div>
      </dl>
      <output className={css.said}>{said}</output>
    </Dialog>
  )
}
