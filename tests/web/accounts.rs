//! Administrators invite, change and close accounts; the first of them is made by a link.

use axum::http::StatusCode;
use ilmiotutka::access::{self, Email, Password, PasswordHasher, Role};
use ilmiotutka::intake::ServiceLine;
use ilmiotutka::store::AuditFilter;
use jiff::{SignedDuration, Timestamp};

use crate::browser::{Answer, Browser};

const NEW_PASSWORD: &str = "kuusi hiljaista venettä";

/// Returns the path of the link that a page shows.
fn link(page: &Answer, beginning: &str) -> String {
    let (_, rest) = page.text().split_once(beginning).expect("the page shows a link");
    format!("{beginning}{}", rest.split('<').next().unwrap())
}

#[tokio::test]
async fn somebody_invited_chooses_a_password_and_sees_what_they_may() {
    let mut browser = Browser::open_signed_in_as(Role::Administrator).await;
    let page = browser.get("/app/accounts").await;
    for (fields, fault) in [
        ([("role", "member"), ("email", "eeva"), ("name", "Eeva")], "Anna sähköpostiosoite"),
        ([("role", "member"), ("email", "eeva@example.fi"), ("name", " ")], "Anna nimi."),
        ([("role", "member"), ("email", "AINO@example.fi"), ("name", "Eeva")], "on jo tunnus"),
    ] {
        let refused = browser.post("/app/accounts", &page, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(fault), "{fault}");
    }
    let eeva = [("email", "eeva@example.fi"), ("name", "Eeva")];
    for (rights, fault) in [
        ([("role", "leadership"), ("municipalities", "Ankkalinna")], "Jotakin kuntaa ei löydy"),
        ([("role", "leadership"), ("county", "ankkalinna")], "jota palvelu ei tunne"),
        ([("role", "leadership"), ("line", "ankat")], "jota palvelu ei tunne"),
        ([("role", "ankka"), ("county", "lappi")], "jota palvelu ei tunne"),
    ] {
        let refused = browser.post("/app/accounts", &page, &[eeva, rights].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{rights:?}");
        assert!(refused.text().contains(fault), "{rights:?}");
    }
    let typo =
        [("email", "eeva"), ("name", "Eeva"), ("role", "leadership"), ("county", "lappi"), ("municipalities", "Inari")];
    let refused = browser.post("/app/accounts", &page, &typo).await;
    let (_, form) = refused.text().split_once("action=\"/app/accounts\"").expect("the form comes back");
    assert!(form.contains(r#"<option value="leadership" selected>"#), "who mends a typo does not grant more");
    assert!(form.contains(r#"name="county" value="lappi" checked"#) && form.contains(r#"value="Inari""#));
    let fields = [
        ("email", "eeva@example.fi"),
        ("name", "Eeva"),
        ("role", "service_line_team"),
        ("county", "lappi"),
        ("line", "iakkaat"),
        ("municipalities", "Inari, Utsjoki"),
    ];
    let invited = browser.post("/app/accounts", &page, &fields).await;
    assert_eq!(invited.status, StatusCode::OK);
    let link = link(&invited, "/invitations/");
    assert!(!browser.get("/app/accounts").await.text().contains(&link), "the link is shown once");
    let email = Email::parse("eeva@example.fi").unwrap();
    let eeva = browser.app.store.user_by_email(&email).await.unwrap().unwrap();
    assert_eq!(eeva.role, Role::ServiceLineTeam);
    assert!(eeva.scope.service_lines().unwrap().contains(&ServiceLine::Older));
    assert_eq!(eeva.scope.municipalities().unwrap().len(), 2);

    let line = format!("/app/accounts/{}", eeva.id);
    let log = browser.get("/app/audit").await;
    let granted = "service_line_team county:lappi line:iakkaat municipality:148 municipality:890";
    assert!(log.text().contains(&line) && log.text().contains(granted));

    browser.forget_cookies();
    let page = browser.get(&link).await;
    assert!(page.text().contains("Eeva") && page.text().contains("eeva@example.fi"), "it says for whom it is");
    let silent = link.replace("/invitations/", "/sign-in/");
    assert_eq!(browser.post(&silent, &page, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it signs nobody in");
    for (weak, fault) in [("password1234", "liian helppo arvata"), ("lyhyt", "vähintään 12 merkkiä")] {
        let refused = browser.post(&link, &page, &[("password", weak)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(fault), "{fault}");
    }
    let came_in = browser.post(&link, &page, &[("password", NEW_PASSWORD)]).await;
    assert_eq!((came_in.status, came_in.location()), (StatusCode::SEE_OTHER, "/app"), "{}", came_in.text());
    assert_eq!(browser.get("/app/accounts").await.status, StatusCode::FORBIDDEN);
    browser.forget_cookies();
    assert_eq!(browser.get(&link).await.status, StatusCode::NOT_FOUND, "it is used up");
    let form = browser.get("/sign-in").await;
    let fields = [("email", "eeva@example.fi"), ("password", NEW_PASSWORD)];
    assert_eq!(browser.post("/sign-in", &form, &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_invitation_waits_for_seven_days() {
    let browser = Browser::open().await;
    let aino = browser.add_account().await;
    let store = &browser.app.store;
    let now = Timestamp::now();
    let week = SignedDuration::from_hours(7 * 24);
    let secret = access::create_invitation(store, aino.id, now).await.unwrap();
    let open_until = now + week - SignedDuration::from_mins(1);
    assert_eq!(access::invited(store, &secret, open_until).await.unwrap().map(|user| user.id), Some(aino.id));
    assert_eq!(access::invited(store, &secret, now + week).await.unwrap(), None);
    let password = Password::parse(NEW_PASSWORD).unwrap();
    let hasher = PasswordHasher::for_tests();
    let late = access::accept_invitation(store, &hasher, &secret, password, now + week).await.unwrap();
    assert!(late.is_none());
}

#[tokio::test]
async fn rights_change_at_once_and_the_last_administrator_stays() {
    let mut browser = Browser::open_signed_in_as(Role::Administrator).await;
    let page = browser.get("/app/accounts").await;
    let me = browser.app.store.users().await.unwrap()[0].id;
    for (address, fields) in [
        (format!("/app/accounts/{me}/closing"), vec![]),
        (format!("/app/accounts/{me}/rights"), vec![("role", "member")]),
        (format!("/app/accounts/{me}/rights"), vec![("role", "administrator"), ("county", "lappi")]),
    ] {
        let refused = browser.post(&address, &page, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Viimeistä pääkäyttäjää"));
    }
    let fields = [("email", "eeva@example.fi"), ("name", "Eeva"), ("role", "administrator")];
    browser.post("/app/accounts", &page, &fields).await;
    let refused = browser.post(&format!("/app/accounts/{me}/closing"), &page, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "Eeva has never come in");
    let store = browser.app.store.clone();
    let eeva = store.user_by_email(&Email::parse("eeva@example.fi").unwrap()).await.unwrap().unwrap();
    let link = access::create_invitation(&store, eeva.id, Timestamp::now()).await.unwrap();
    let second = access::create_invitation(&store, eeva.id, Timestamp::now()).await.unwrap();
    let earlier = access::invited(&store, &link, Timestamp::now()).await.unwrap();
    assert!(earlier.is_none(), "a later link took its place");
    let password = Password::parse(NEW_PASSWORD).unwrap();
    let hasher = PasswordHasher::for_tests();
    access::accept_invitation(&store, &hasher, &second, password, Timestamp::now()).await.unwrap().unwrap();
    let rights = format!("/app/accounts/{me}/rights");
    let unknown = browser.post(&rights, &page, &[("role", "coordinator"), ("municipalities", "Ankkalinna")]).await;
    let (_, form) = unknown.text().split_once(&rights).expect("the form comes back");
    assert!(form.contains(r#"<option value="coordinator" selected>"#), "as it was typed");
    assert!(form.contains(r#"value="Ankkalinna""#) && form.contains("Jotakin kuntaa ei löydy"));
    let changed = browser.post(&rights, &page, &[("role", "leadership")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let lines = store.audit_page(&AuditFilter::default(), 5, 0).await.unwrap();
    let line = lines.iter().find(|line| line.note.subject == rights).expect("the change is noted");
    assert_eq!(line.note.detail, "administrator → leadership");
    assert_eq!(browser.get("/app/search").await.status, StatusCode::FORBIDDEN, "it holds at once");
    assert_eq!(browser.get("/app/accounts").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_first_administrator_is_made_by_the_link_of_the_last_start() {
    let mut browser = Browser::open().await;
    let store = browser.app.store.clone();
    let earlier = access::begin_first_run(&store).await.unwrap().unwrap();
    let secret = access::begin_first_run(&store).await.unwrap().unwrap();
    let old = browser.get(&format!("/first-run/{}", earlier.reveal())).await;
    assert_eq!(old.status, StatusCode::NOT_FOUND);
    let address = format!("/first-run/{}", secret.reveal());
    let page = browser.get(&address).await;
    let faulty = browser.post(&address, &page, &[("name", "Aino"), ("email", "ei"), ("password", "lyhyt")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.text().contains("value=\"Aino\"") && faulty.text().contains("vähintään 12 merkkiä"));
    let fields = [("name", "Aino Laine"), ("email", "aino@example.fi"), ("password", NEW_PASSWORD)];
    let made = browser.post(&address, &page, &fields).await;
    assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, "/app"));
    assert_eq!(browser.get("/app/accounts").await.status, StatusCode::OK);
    let spent = browser.post(&address, &page, &fields).await;
    assert_eq!(spent.status, StatusCode::FORBIDDEN, "the token is of another session");
    browser.forget_cookies();
    assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(access::begin_first_run(&store).await.unwrap().is_none());
}
