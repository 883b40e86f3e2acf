//! Accounts: how people and programs come in, and how they no longer do.

use ilmiotutka::access::{
    AddUserError, Admission, Email, Identity, IdentityAttempt, NewUser, Password, PasswordHasher, Role, Scope, Secret,
    SignInError, SignedIn, User, accept_invitation, add_user, begin_first_run, create_api_token, create_invitation,
    create_sign_in_link, invited, make_first_administrator, session_of, sign_in, sign_in_with_link, sign_out,
    user_of_token,
};
use ilmiotutka::ids::UserId;
use ilmiotutka::intake::ServiceLine;
use ilmiotutka::store::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};

use crate::support::at;

const PASSWORD: &str = "kesäyön pitkä valo";

fn morning() -> Timestamp {
    at("2026-02-02T07:00:00Z")
}

async fn aino(store: &Store) -> User {
    let new = (Email::parse("Aino@Example.fi").unwrap(), " Aino Esimerkki ", Role::Coordinator);
    let password = Password::parse(PASSWORD).unwrap();
    add_user(store, &PasswordHasher::for_tests(), new, Some(password), morning()).await.unwrap()
}

async fn try_to_sign_in(store: &Store, email: &str, password: &str, now: Timestamp) -> Option<SignedIn> {
    match sign_in(store, &PasswordHasher::for_tests(), email, password, now).await {
        Ok(admission) => admission.signed_in(),
        Err(SignInError::Refused) => None,
        Err(SignInError::Store(error)) => panic!("{error}"),
    }
}

pub async fn are_added_and_closed(store: &Store) {
    let aino = aino(store).await;
    assert_eq!(aino.name, "Aino Esimerkki");
    let again = (aino.email.clone(), "Toinen Aino", Role::Member);
    let refused = add_user(store, &PasswordHasher::for_tests(), again, None, morning()).await;
    assert!(matches!(refused, Err(AddUserError::AlreadyThere)), "{refused:?}");

    assert_eq!(store.user(aino.id).await.unwrap().as_ref(), Some(&aino));
    assert_eq!(store.user(UserId::new()).await.unwrap(), None);
    assert_eq!(store.user_by_email(&aino.email).await.unwrap().as_ref(), Some(&aino));
    assert_eq!(store.users().await.unwrap(), std::slice::from_ref(&aino));

    let scope = Scope::ALL
        .within_counties(["pohjanmaa", "lappi"].map(str::to_owned))
        .within_service_lines([ServiceLine::Older, ServiceLine::Families])
        .within_municipalities(["905".to_owned()]);
    let email = Email::parse("eeva@example.fi").unwrap();
    let new = NewUser { email, name: "Eeva", role: Role::ServiceLineTeam, scope };
    let eeva = add_user(store, &PasswordHasher::for_tests(), new, None, morning()).await.unwrap();
    assert_eq!(store.user(eeva.id).await.unwrap(), Some(eeva));

    let signed_in = try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.unwrap();
    let link = create_sign_in_link(store, aino.id, morning()).await.unwrap();
    let (_, token) = create_api_token(store, aino.id, "raportit", morning()).await.unwrap();
    store.disable_user(aino.id, morning()).await.unwrap();
    assert!(session_of(store, &signed_in.secret, morning()).await.unwrap().is_none());
    assert!(sign_in_with_link(store, &link, morning()).await.unwrap().is_none());
    assert!(user_of_token(store, &token, morning()).await.unwrap().is_none());
    assert!(try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.is_none());
    assert_eq!(store.user(aino.id).await.unwrap().unwrap().disabled_at, Some(morning()));
}

pub async fn sign_in_by_password(store: &Store) {
    let aino = aino(store).await;
    assert!(try_to_sign_in(store, "aino@example.fi", "väärä salasana on tämä", morning()).await.is_none());
    assert!(try_to_sign_in(store, "eino@example.fi", PASSWORD, morning()).await.is_none());
    assert!(try_to_sign_in(store, "ei osoite", PASSWORD, morning()).await.is_none());
    let signed_in = try_to_sign_in(store, " AINO@example.fi", PASSWORD, morning()).await.unwrap();
    assert_eq!(signed_in.user, aino);

    let came_in = User { signed_in_at: Some(morning()), ..aino.clone() };
    assert_eq!(session_of(store, &signed_in.secret, morning()).await.unwrap(), Some(came_in));
    assert_eq!(session_of(store, &Secret::random(), morning()).await.unwrap(), None);
    sign_out(store, &signed_in.secret).await.unwrap();
    assert_eq!(session_of(store, &signed_in.secret, morning()).await.unwrap(), None);

    // A new password ends the sessions of the old one.
    let signed_in = try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.unwrap();
    let new = "talviyön pitkä pimeys";
    let hash = PasswordHasher::for_tests().hash(Password::parse(new).unwrap()).await;
    store.set_password_hash(aino.id, &hash).await.unwrap();
    assert_eq!(session_of(store, &signed_in.secret, morning()).await.unwrap(), None);
    assert!(try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.is_none());
    assert!(try_to_sign_in(store, "aino@example.fi", new, morning()).await.is_some());
}

pub async fn rest_after_many_failures(store: &Store) {
    let aino = aino(store).await;
    for _ in 0..5 {
        assert!(try_to_sign_in(store, "aino@example.fi", "väärä salasana on tämä", morning()).await.is_none());
    }
    let credentials = store.credentials(&aino.email).await.unwrap().unwrap();
    assert_eq!(credentials.failed_sign_ins, 5);
    let until = credentials.blocked_until.unwrap();
    let just_before = until - SignedDuration::from_secs(1);
    assert!(try_to_sign_in(store, "aino@example.fi", PASSWORD, just_before).await.is_none());
    assert!(try_to_sign_in(store, "aino@example.fi", PASSWORD, until).await.is_some());
    let credentials = store.credentials(&aino.email).await.unwrap().unwrap();
    assert_eq!((credentials.failed_sign_ins, credentials.blocked_until), (0, None));
}

pub async fn sign_in_once_by_link(store: &Store) {
    let aino = aino(store).await;
    let link = create_sign_in_link(store, aino.id, morning()).await.unwrap();
    let (first, second) =
        tokio::join!(sign_in_with_link(store, &link, morning()), sign_in_with_link(store, &link, morning()));
    let signed_in: Vec<SignedIn> =
        [first.unwrap(), second.unwrap()].into_iter().flatten().filter_map(Admission::signed_in).collect();
    assert_eq!(signed_in.len(), 1, "a link is used once, also by two at a time");
    let came_in = User { signed_in_at: Some(morning()), ..aino.clone() };
    assert_eq!(session_of(store, &signed_in[0].secret, morning()).await.unwrap(), Some(came_in));

    let old = create_sign_in_link(store, aino.id, morning()).await.unwrap();
    let next_day = morning() + SignedDuration::from_hours(24);
    assert!(sign_in_with_link(store, &old, next_day).await.unwrap().is_none());
    assert!(sign_in_with_link(store, &Secret::random(), morning()).await.unwrap().is_none());
}

pub async fn choose_a_password_by_link(store: &Store) {
    let aino = aino(store).await;
    let hasher = PasswordHasher::for_tests();
    let new = || Password::parse("talviyön pitkä pimeys").unwrap();
    let signed_in = try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.unwrap();
    let to_sign_in = create_sign_in_link(store, aino.id, morning()).await.unwrap();
    assert!(invited(store, &to_sign_in, morning()).await.unwrap().is_none(), "each link does one thing");
    assert!(accept_invitation(store, &hasher, &to_sign_in, new(), morning()).await.unwrap().is_none());

    let link = create_invitation(store, aino.id, morning()).await.unwrap();
    assert!(sign_in_with_link(store, &link, morning()).await.unwrap().is_none());
    assert_eq!(invited(store, &link, morning()).await.unwrap().map(|user| user.id), Some(aino.id));
    let (first, second) = tokio::join!(
        accept_invitation(store, &hasher, &link, new(), morning()),
        accept_invitation(store, &hasher, &link, new(), morning())
    );
    assert_eq!([first.unwrap(), second.unwrap()].into_iter().flatten().count(), 1, "used once, also by two at a time");
    assert!(session_of(store, &signed_in.secret, morning()).await.unwrap().is_none(), "the owner would notice");
    assert!(try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.is_none());
    assert!(try_to_sign_in(store, "aino@example.fi", "talviyön pitkä pimeys", morning()).await.is_some());

    let closed = create_invitation(store, aino.id, morning()).await.unwrap();
    store.disable_user(aino.id, morning()).await.unwrap();
    assert!(invited(store, &closed, morning()).await.unwrap().is_none());
}

pub async fn have_tokens(store: &Store) {
    let aino = aino(store).await;
    let (token, secret) = create_api_token(store, aino.id, " raportit ", morning()).await.unwrap();
    assert!(secret.reveal().starts_with("ilm_"));
    assert_eq!(token.name, "raportit");
    let user = user_of_token(store, &Secret::from_text(secret.reveal()), morning()).await.unwrap();
    assert_eq!(user, Some(aino.clone()));

    // The time of use is kept to the hour.
    let soon = morning() + SignedDuration::from_mins(59);
    user_of_token(store, &secret, soon).await.unwrap();
    assert_eq!(store.api_tokens(aino.id).await.unwrap()[0].last_used_at, Some(morning()));
    let later = morning() + SignedDuration::from_mins(60);
    user_of_token(store, &secret, later).await.unwrap();
    assert_eq!(store.api_tokens(aino.id).await.unwrap()[0].last_used_at, Some(later));

    assert!(user_of_token(store, &Secret::from_text("ilm_arvaus"), later).await.unwrap().is_none());
    let session = try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.unwrap();
    assert!(user_of_token(store, &session.secret, later).await.unwrap().is_none(), "a session is no token");
    assert!(store.revoke_api_token(token.id, later).await.unwrap());
    assert!(!store.revoke_api_token(token.id, later).await.unwrap());
    assert!(user_of_token(store, &secret, later).await.unwrap().is_none());
    assert_eq!(store.api_tokens(aino.id).await.unwrap()[0].revoked_at, Some(later));
}

pub async fn lose_sessions_in_time(store: &Store) {
    let aino = aino(store).await;
    let unused = try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.unwrap();
    let used = try_to_sign_in(store, "aino@example.fi", PASSWORD, morning()).await.unwrap();
    create_sign_in_link(store, aino.id, morning()).await.unwrap();

    // One of them is used every hour; it lasts a working day and no longer.
    for hour in 1..12 {
        let now = morning() + SignedDuration::from_hours(hour);
        assert!(session_of(store, &used.secret, now).await.unwrap().is_some(), "after {hour} h");
    }
    let evening = morning() + SignedDuration::from_hours(12);
    assert_eq!(used.expires_at, evening);
    assert!(session_of(store, &used.secret, evening).await.unwrap().is_none());
    let noon = morning() + SignedDuration::from_hours(2);
    assert!(session_of(store, &unused.secret, noon).await.unwrap().is_none());

    assert_eq!(store.delete_ended_sessions(noon).await.unwrap(), 1);
    assert_eq!(store.delete_ended_sessions(morning() + SignedDuration::from_hours(24)).await.unwrap(), 2);
}

pub async fn keep_an_administrator(store: &Store) {
    let hasher = PasswordHasher::for_tests();
    let mut ids = Vec::new();
    for email in ["aino@example.fi", "eino@example.fi"] {
        let new = (Email::parse(email).unwrap(), email, Role::Administrator);
        let password = Password::parse(PASSWORD).unwrap();
        ids.push(add_user(store, &hasher, new, Some(password), morning()).await.unwrap().id);
    }
    let invited = (Email::parse("eeva@example.fi").unwrap(), "Eeva", Role::Administrator);
    let invited = add_user(store, &hasher, invited, None, morning()).await.unwrap();
    let (first, second) =
        tokio::join!(store.disable_user_but_last(ids[0], morning()), store.disable_user_but_last(ids[1], morning()));
    assert_ne!(first.unwrap(), second.unwrap(), "of two who close each other at once one stays");
    assert!(store.disable_user_but_last(invited.id, morning()).await.unwrap(), "nobody has come in with it yet");
}

pub async fn begin_with_one_administrator(store: &Store) {
    let hasher = PasswordHasher::for_tests();
    let secret = begin_first_run(store).await.unwrap().unwrap();
    let make = async |email: &'static str| {
        let who = (Email::parse(email).unwrap(), email, Password::parse(PASSWORD).unwrap());
        make_first_administrator(store, &hasher, &secret, who, morning()).await
    };
    let (first, second) = tokio::join!(make("aino@example.fi"), make("eino@example.fi"));
    assert_ne!(first.is_ok(), second.is_ok(), "of two that use the link at once one is made");
    assert_eq!(store.users().await.unwrap().len(), 1);
}

pub async fn open_to_an_identity(store: &Store) {
    let aino = aino(store).await;
    let identity =
        |subject: &str| Identity { issuer: "https://login.example.fi".to_owned(), subject: subject.to_owned() };
    assert!(store.user_of_identity(&identity("1")).await.unwrap().is_none());
    assert!(store.bind_identity(aino.id, &identity("1")).await.unwrap());
    assert!(!store.bind_identity(aino.id, &identity("2")).await.unwrap(), "one opens it already");
    assert_eq!(store.user_of_identity(&identity("1")).await.unwrap().as_ref(), Some(&aino));
    let eeva = User { id: UserId::new(), email: Email::parse("eeva@example.fi").unwrap(), ..aino.clone() };
    let taken = store.insert_user_of_identity(&eeva, &identity("1")).await;
    assert!(matches!(taken, Err(StoreError::AlreadyThere(_))), "{taken:?}");
    assert!(store.user(eeva.id).await.unwrap().is_none(), "nothing is half done");
    store.insert_user_of_identity(&eeva, &identity("2")).await.unwrap();
    assert_eq!(store.user_of_identity(&identity("2")).await.unwrap().map(|user| user.id), Some(eeva.id));
    store.unbind_identity(aino.id).await.unwrap();
    assert!(store.user_of_identity(&identity("1")).await.unwrap().is_none());

    let attempt = IdentityAttempt {
        state_hash: Secret::from_text("state").hash(),
        nonce: "nonce".to_owned(),
        verifier: "verifier".to_owned(),
        next: "/app".to_owned(),
    };
    let (secret, until) = (Secret::random().hash(), morning() + SignedDuration::from_mins(10));
    store.insert_identity_attempt(&secret, &attempt, until).await.unwrap();
    assert!(store.take_identity_attempt(&secret, until).await.unwrap().is_none(), "too late");
    let taken = store.take_identity_attempt(&secret, morning()).await.unwrap().expect("in time");
    assert_eq!((taken.state_hash, taken.nonce.as_str()), (attempt.state_hash.clone(), "nonce"));
    assert!(store.take_identity_attempt(&secret, morning()).await.unwrap().is_none(), "it counts once");
    store.insert_identity_attempt(&secret, &attempt, until).await.unwrap();
    assert_eq!(store.delete_ended_sessions(until).await.unwrap(), 1, "one that never came back is forgotten");
}

pub async fn are_told_since_their_last_visit(store: &Store) {
    let aino = aino(store).await;
    let at = |hours: i64| morning() + SignedDuration::from_hours(hours);
    assert_eq!(store.look(aino.id, at(0)).await.unwrap(), None, "the first visit");
    assert_eq!(store.look(aino.id, at(3)).await.unwrap(), None, "the same visit");
    assert_eq!(store.look(aino.id, at(48)).await.unwrap(), Some(at(3)));
    assert_eq!(store.look(aino.id, at(50)).await.unwrap(), Some(at(3)), "looking again takes nothing away");
    assert_eq!(store.look(aino.id, at(100)).await.unwrap(), Some(at(50)));
}
