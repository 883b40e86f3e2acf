//! Accounts, and what is kept to let their owners sign in.

use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::connect::Write;
use super::{Database, Store, StoreError, time};
use crate::access::{Email, Role, Scope, User};
use crate::ids::UserId;
use crate::intake::ServiceLine;

/// What decides whether somebody may sign in as a user.
#[derive(Clone)]
pub struct Credentials {
    /// The user.
    pub user: User,
    /// The hash of the password in PHC form; `None` when the account has no password.
    pub password_hash: Option<String>,
    /// Failed attempts since the last success.
    pub failed_sign_ins: u32,
    /// Until when no attempt is looked at.
    pub blocked_until: Option<Timestamp>,
}

impl Store {
    /// Adds an account.
    ///
    /// # Errors
    ///
    /// [`StoreError::AlreadyThere`] when the e-mail address has one.
    pub async fn insert_user(&self, user: &User, password_hash: Option<&str>) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        insert(&mut write, user, password_hash).await?;
        write.commit().await
    }

    /// Adds the first account in exchange for a setting that holds this value, which is then removed; returns whether
    /// it did: not where there is an account already or the setting holds something else. Of two that try at once, one
    /// does.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_first_user(
        &self,
        user: &User,
        password_hash: &str,
        (setting, value): (&str, &str),
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let claimed = sqlx::query("delete from setting where name = $1 and value = $2 returning name")
            .bind(setting)
            .bind(value)
            .fetch_optional(write.connection())
            .await?;
        let accounts = sqlx::query("select count(*) as n from app_user").fetch_one(write.connection()).await?;
        if claimed.is_none() || accounts.count("n")? > 0 {
            return Ok(false);
        }
        insert(&mut write, user, Some(password_hash)).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Returns an account.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        let row =
            sqlx::query("select * from app_user where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns the account of an e-mail address.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn user_by_email(&self, email: &Email) -> Result<Option<User>, StoreError> {
        Ok(self.credentials(email).await?.map(|credentials| credentials.user))
    }

    /// Returns every account, by e-mail address.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn users(&self) -> Result<Vec<User>, StoreError> {
        let rows = sqlx::query("select * from app_user order by email").fetch_all(&self.pool).await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns what decides whether the owner of an e-mail address may sign in.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn credentials(&self, email: &Email) -> Result<Option<Credentials>, StoreError> {
        let Some(row) = sqlx::query("select * from app_user where email = $1")
            .bind(email.as_str())
            .fetch_optional(&self.pool)
            .await?
        else {
            return Ok(None);
        };
        Ok(Some(Credentials {
            user: from_row(&row)?,
            password_hash: row.optional_text("password_hash")?,
            failed_sign_ins: u32::try_from(row.count("failed_sign_ins")?).unwrap_or(u32::MAX),
            blocked_until: row.optional_time("sign_in_blocked_until")?,
        }))
    }

    /// Gives an account another password; its sessions and links end.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn set_password_hash(&self, id: UserId, password_hash: &str) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        set_password(&mut write, id, password_hash).await?;
        write.commit().await
    }

    /// Closes an account: it keeps its name in the histories, but its sessions, links and tokens
    /// end at once. The last administrator may be closed too: from the command line there is always another.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn disable_user(&self, id: UserId, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        disable(&mut write, id, now).await?;
        write.commit().await
    }

    /// Closes an account like [`Store::disable_user`], but not that of the last administrator who has come in and may
    /// see everything; returns whether it did. Of two such who close each other at once, one stays.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn disable_user_but_last(&self, id: UserId, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        if self.is_last_administrator(&mut write, id).await? {
            return Ok(false);
        }
        disable(&mut write, id, now).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Tells whether an account is the only open one of an administrator who may see everything and is known to be able
    /// to come in. Within the write that asks, no other such account is closed or changed.
    async fn is_last_administrator(&self, write: &mut Write, id: UserId) -> Result<bool, StoreError> {
        let lock = match self.database() {
            Database::Sqlite(_) => "",
            Database::Postgres(_) => " for update",
        };
        let ask = format!(
            "select id from app_user where role = $1 and disabled_at is null and counties is null \
             and service_lines is null and municipalities is null \
             and (password_hash is not null or signed_in_at is not null) order by id{lock}",
        );
        let rows =
            sqlx::query(AssertSqlSafe(ask)).bind(Role::Administrator.code()).fetch_all(write.connection()).await?;
        let ids = rows.iter().map(|row| row.id("id")).collect::<Result<Vec<UserId>, _>>()?;
        Ok(ids == [id])
    }

    /// Changes what an account may do and see, at once; returns whether it did: the last administrator who may see
    /// everything stays so.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn set_rights(&self, id: UserId, role: Role, scope: &Scope) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let stays_administrator = role == Role::Administrator && !scope.is_limited();
        if !stays_administrator && self.is_last_administrator(&mut write, id).await? {
            return Ok(false);
        }
        sqlx::query(
            "update app_user set role = $2, counties = $3, service_lines = $4, municipalities = $5 where id = $1",
        )
        .bind(id_text(id))
        .bind(role.code())
        .bind(scope.counties().map(|ids| joined(ids.iter().map(String::as_str))))
        .bind(scope.service_lines().map(|lines| joined(lines.iter().map(|line| line.code()))))
        .bind(scope.municipalities().map(|ids| joined(ids.iter().map(String::as_str))))
        .execute(write.connection())
        .await?;
        write.commit().await?;
        Ok(true)
    }

    /// Counts a failed attempt to sign in and returns how many there were since the last success.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn count_failed_sign_in(&self, id: UserId) -> Result<u32, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query(
            "update app_user set failed_sign_ins = failed_sign_ins + 1 where id = $1 returning failed_sign_ins",
        )
        .bind(id_text(id))
        .fetch_one(write.connection())
        .await?;
        write.commit().await?;
        Ok(u32::try_from(row.count("failed_sign_ins")?).unwrap_or(u32::MAX))
    }

    /// Looks at no attempt to sign in before a time.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn block_sign_in(&self, id: UserId, until: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update app_user set sign_in_blocked_until = $2 where id = $1")
            .bind(id_text(id))
            .bind(time::to_text(until))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Forgets the failed attempts after a success.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn forget_failed_sign_ins(&self, id: UserId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update app_user set failed_sign_ins = 0, sign_in_blocked_until = null where id = $1")
            .bind(id_text(id))
            .execute(write.connection())
            .await?;
        write.commit().await
    }
}

pub(super) async fn insert(write: &mut Write, user: &User, password_hash: Option<&str>) -> Result<(), StoreError> {
    sqlx::query(
        "insert into app_user (id, email, name, role, password_hash, created_at, disabled_at, counties, \
         service_lines, municipalities, failed_sign_ins) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)",
    )
    .bind(id_text(user.id))
    .bind(user.email.as_str())
    .bind(user.name.as_str())
    .bind(user.role.code())
    .bind(password_hash)
    .bind(time::to_text(user.created_at))
    .bind(user.disabled_at.map(time::to_text))
    .bind(user.scope.counties().map(|ids| joined(ids.iter().map(String::as_str))))
    .bind(user.scope.service_lines().map(|lines| joined(lines.iter().map(|line| line.code()))))
    .bind(user.scope.municipalities().map(|ids| joined(ids.iter().map(String::as_str))))
    .execute(write.connection())
    .await?;
    Ok(())
}

/// Gives an account another password and ends its sessions and links.
pub(super) async fn set_password(write: &mut Write, id: UserId, password_hash: &str) -> Result<(), StoreError> {
    sqlx::query("update app_user set password_hash = $2 where id = $1")
        .bind(id_text(id))
        .bind(password_hash)
        .execute(write.connection())
        .await?;
    end_sessions_and_links(write, id).await
}

async fn end_sessions_and_links(write: &mut Write, id: UserId) -> Result<(), StoreError> {
    for statement in ["delete from session where user_id = $1", "delete from sign_in_link where user_id = $1"] {
        sqlx::query(statement).bind(id_text(id)).execute(write.connection()).await?;
    }
    Ok(())
}

async fn disable(write: &mut Write, id: UserId, now: Timestamp) -> Result<(), StoreError> {
    end_sessions_and_links(write, id).await?;
    for statement in [
        "update api_token set revoked_at = $2 where user_id = $1 and revoked_at is null",
        "update app_user set disabled_at = $2 where id = $1 and disabled_at is null",
    ] {
        sqlx::query(statement).bind(id_text(id)).bind(time::to_text(now)).execute(write.connection()).await?;
    }
    Ok(())
}

/// Writes codes with a space between them.
fn joined<'c>(codes: impl Iterator<Item = &'c str>) -> String {
    codes.collect::<Vec<_>>().join(" ")
}

/// Reads what an account is limited to.
fn scope(row: &AnyRow) -> Result<Scope, StoreError> {
    let codes = |column| -> Result<Option<Vec<String>>, StoreError> {
        Ok(row.optional_text(column)?.map(|codes| codes.split_whitespace().map(str::to_owned).collect()))
    };
    let mut scope = Scope::ALL;
    if let Some(counties) = codes("counties")? {
        scope = scope.within_counties(counties);
    }
    if let Some(lines) = codes("service_lines")? {
        scope = scope.within_service_lines(lines.iter().filter_map(|code| ServiceLine::from_code(code)));
    }
    if let Some(municipalities) = codes("municipalities")? {
        scope = scope.within_municipalities(municipalities);
    }
    Ok(scope)
}

/// Reads the columns of `app_user`.
pub(super) fn from_row(row: &AnyRow) -> Result<User, StoreError> {
    Ok(User {
        id: row.id("id")?,
        email: row.code("email", |text| Email::parse(text).ok())?,
        name: row.text("name")?,
        role: row.code("role", Role::from_code)?,
        scope: scope(row)?,
        created_at: row.time("created_at")?,
        disabled_at: row.optional_time("disabled_at")?,
        signed_in_at: row.optional_time("signed_in_at")?,
    })
}
