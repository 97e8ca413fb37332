//! What can be done: one name for each thing, `<noun>.<verb>`, the same in the policy, the journal and the routes.

macro_rules! actions {
    ($($variant:ident = $name:literal, $doc:literal;)+) => {
        /// Something that somebody may be allowed to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = $doc] $variant,)+
        }

        impl Action {
            /// Every action, in the order of the policy.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name: `<noun>.<verb>`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

actions! {
    SessionSignIn = "session.sign_in", "Begin a session.";
    SessionSignOut = "session.sign_out", "End one's session.";
    SessionFind = "session.find", "See who one is signed in as.";
    AccountList = "account.list", "See accounts.";
    AccountFind = "account.find", "See one account.";
    AccountCreate = "account.create", "Make an account.";
    AccountReset = "account.reset", "Give an account a first password again.";
    AccountDisable = "account.disable", "Shut an account for good.";
    AccountUnlock = "account.unlock", "Open a locked account before its time.";
    AccountChangePassword = "account.change_password", "Choose one's own password.";
    GrantList = "grant.list", "See which accounts hold which roles.";
    GrantAssign = "grant.assign", "Give roles and take them away.";
    JournalList = "journal.list", "Read the journal.";
    JournalVerify = "journal.verify", "Check the journal's chain.";
    OrganisationList = "organisation.list", "See units, bodies and who holds which office.";
    OrganisationFind = "organisation.find", "See one unit with its history.";
    OrganisationCreate = "organisation.create", "Set up a unit or body.";
    OrganisationRename = "organisation.rename", "Give a unit or body another name.";
    OrganisationMove = "organisation.move", "Put a unit under other units.";
    OrganisationEnd = "organisation.end", "End a unit or body.";
    OrganisationAppoint = "organisation.appoint", "Give an office to somebody, and end an appointment.";
    OrganisationImport = "organisation.import", "Load a whole organisation.";
}

impl Action {
    /// The noun that it is about.
    pub fn noun(self) -> &'static str {
        self.name().split_once('.').map_or("", |(noun, _)| noun)
    }
}
