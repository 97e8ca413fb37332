//! Who may do what to which object: roles, grants, permits and scopes.
