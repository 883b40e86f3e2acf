//! The store from outside: one story, told on SQLite and on PostgreSQL, that calls every function;
//! then what happens when something goes wrong.
//!
//! The story: a county's work group collects observations about evictions, in Finnish and Swedish.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod alerts;
mod backup;
mod commands;
mod decisions;
mod observations;
mod people;
mod phenomena;
mod schema;
mod trouble;
mod vectors;
mod watch_topics;
mod work;

/// Makes two tests of each chapter, one a database.
macro_rules! on_both_databases {
    ($($room:ident :: $chapter:ident => $name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let database = super::support::TestDatabase::sqlite().await;
                super::$room::$chapter(&database.store).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let database = super::support::TestDatabase::postgres().await;
                super::$room::$chapter(&database.store).await;
            })+
        }
    };
}

on_both_databases! {
    observations::are_stored_once => observations_are_stored_once,
    observations::are_found_again => observations_are_found_again,
    observations::keep_sealed_originals_and_change => observations_keep_sealed_originals_and_change,
    observations::wait_to_be_reviewed => observations_wait_to_be_reviewed,
    observations::come_in_pages => observations_come_in_pages,
    observations::are_followed_by_copies => changes_are_followed_by_copies,
    observations::never_overtake_a_follower => changes_never_overtake_a_follower,
    vectors::are_kept_by_encoder => vectors_are_kept_by_encoder,
    phenomena::appear_and_are_listed => phenomena_appear_and_are_listed,
    phenomena::keep_what_a_person_decided => phenomena_keep_what_a_person_decided,
    phenomena::lead_on_after_a_merge => phenomena_lead_on_after_a_merge,
    phenomena::are_saved_whole_or_not_at_all => groupings_are_saved_whole_or_not_at_all,
    decisions::move_observations_and_are_undone => decisions_move_observations_and_are_undone,
    decisions::merge_and_split_and_are_undone => decisions_merge_and_split_and_are_undone,
    decisions::say_what_a_phenomenon_is => decisions_say_what_a_phenomenon_is,
    decisions::of_two_at_once_do_not_collide => decisions_of_two_at_once_do_not_collide,
    decisions::stand_in_the_way_of_earlier_undoings => decisions_stand_in_the_way_of_earlier_undoings,
    decisions::overtake_the_machine => decisions_overtake_the_machine,
    decisions::of_an_earlier_release_are_names => decisions_of_an_earlier_release_are_names,
    watch_topics::gather_and_are_judged => watch_topics_gather_and_are_judged,
    alerts::are_raised_and_handled => alerts_are_raised_and_handled,
    alerts::heed_what_people_know => alerts_heed_what_people_know,
    alerts::follow_the_rules_saved_last => alerts_follow_the_rules_saved_last,
    alerts::sleep_and_come_back => alerts_sleep_and_come_back,
    alerts::a_later_one_takes_the_place_of_an_earlier_one => alerts_a_later_one_takes_the_place_of_an_earlier_one,
    alerts::are_changed_at_once_and_brought_back => alerts_are_changed_at_once_and_brought_back,
    accounts::are_added_and_closed => accounts_are_added_and_closed,
    accounts::sign_in_by_password => accounts_sign_in_by_password,
    accounts::rest_after_many_failures => accounts_rest_after_many_failures,
    accounts::sign_in_once_by_link => accounts_sign_in_once_by_link,
    accounts::choose_a_password_by_link => accounts_choose_a_password_by_link,
    accounts::open_to_an_identity => accounts_open_to_an_identity,
    accounts::are_told_since_their_last_visit => accounts_are_told_since_their_last_visit,
    accounts::keep_an_administrator => accounts_keep_an_administrator,
    accounts::begin_with_one_administrator => accounts_begin_with_one_administrator,
    accounts::have_tokens => accounts_have_tokens,
    accounts::lose_sessions_in_time => accounts_lose_sessions_in_time,
    work::imports_tell_what_they_brought => imports_tell_what_they_brought,
    work::campaigns_count_what_was_sent_there => campaigns_count_what_was_sent_there,
    work::settings_are_kept => settings_are_kept,
    work::jobs_are_done_once => jobs_are_done_once,
    work::jobs_that_fail_are_tried_again => jobs_that_fail_are_tried_again,
    work::two_workers_share_the_jobs => two_workers_share_the_jobs,
}
