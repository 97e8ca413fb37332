/** Who is signed in, for the shell and for every noun: the one thing of `account` that all of them need. */
export { useSession } from '@/modules/account/use-session'
