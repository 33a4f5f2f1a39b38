//! The schema, step by step: one file a step, named `mYYYYMMDD_NN_<capability>_<what>`.
//!
//! A step that has landed never changes; the next one alters. Steps only go up: a deployed network never loses a row.
//! The same steps run on SQLite and PostgreSQL. Times are `BIGINT` milliseconds since 1970 (UTC), so that they sort
//! the same everywhere; ids are UUIDs (version 7); codes of enums are text and are checked by `sund-domain`.

// A step is one table after another, in the words of the schema builder.
#![allow(clippy::wildcard_imports, clippy::too_many_lines)]

mod m20261121_01_people_and_sign_in;
mod m20261121_02_workgroups_and_forums;
mod m20261121_03_forum_threads_and_posts;
mod m20261121_04_live_sessions;
mod m20261121_05_audit_log;
mod m20261121_06_people_found_by_name;
mod m20261121_07_single_sign_on;
mod m20261122_01_assurance;
mod m20261122_02_scim;
mod m20261122_03_guests;
mod m20261122_04_access;
mod m20261125_01_mail_outbox;
mod m20261125_02_people_of_several_directories;
mod m20261125_03_people_of_an_organisation;
mod m20261125_03_providers_of_confidential_workgroups;
mod m20261125_04_audit_organisation;
mod m20261125_05_forum_out_of_sight;
mod m20261125_06_notices;
mod m20261125_20_files_table;
mod m20261125_25_notifications_watching;
mod m20261125_26_notifications_inbox;
mod m20261125_35_moderation_cases;
mod m20261125_36_moderation_pace;
mod m20261125_40_forum_moves;
mod m20261129_01_forum_text_versions;
mod m20261129_02_forum_drafts_of_pages;
mod m20261129_05_polls_tables;
mod m20261129_13_workgroups_admissions;
mod m20261129_14_workgroups_handovers;
mod m20261129_15_workgroups_rules;
mod m20261129_20_moderation_held;
mod m20261129_28_feeds_tokens;
mod m20261129_29_bookmarks_table;
mod m20261129_30_people_keys;
mod m20261129_31_moderation_person_notes;
mod m20261129_32_moderation_bulk;
mod m20261129_34_files_storages;
mod m20261129_35_tags_tables;
mod m20261129_40_forum_whispers;
mod m20261129_41_forum_text_gone;
mod m20261129_42_moderation_chosen_threads;
mod m20261129_45_forum_templates;
mod m20261129_46_forum_words;
mod m20261129_50_forum_lists;
mod m20261129_51_forum_lists_whole;
mod m20261130_01_live_agenda;
mod m20261130_02_people_topics;
mod m20261130_03_live_modes;
mod m20261130_04_live_hands;
mod m20261130_05_live_board;
mod m20261130_06_live_outcomes;
mod m20261130_07_live_writers;
mod m20261130_08_live_registrations;
mod m20261130_10_live_polls;
mod m20261130_11_live_mentions;
mod m20261130_12_live_documents;
mod m20261130_13_live_conferences;
mod m20261130_14_live_order;
mod m20261130_15_live_corrections;
mod table;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// All steps, in order.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_01_people_and_sign_in::Migration),
            Box::new(m20261121_02_workgroups_and_forums::Migration),
            Box::new(m20261121_03_forum_threads_and_posts::Migration),
            Box::new(m20261121_04_live_sessions::Migration),
            Box::new(m20261121_05_audit_log::Migration),
            Box::new(m20261121_06_people_found_by_name::Migration),
            Box::new(m20261121_07_single_sign_on::Migration),
            Box::new(m20261122_01_assurance::Migration),
            Box::new(m20261122_02_scim::Migration),
            Box::new(m20261122_03_guests::Migration),
            Box::new(m20261122_04_access::Migration),
            Box::new(m20261125_01_mail_outbox::Migration),
            Box::new(m20261125_02_people_of_several_directories::Migration),
            Box::new(m20261125_03_people_of_an_organisation::Migration),
            Box::new(m20261125_03_providers_of_confidential_workgroups::Migration),
            Box::new(m20261125_04_audit_organisation::Migration),
            Box::new(m20261125_05_forum_out_of_sight::Migration),
            Box::new(m20261125_06_notices::Migration),
            Box::new(m20261125_20_files_table::Migration),
            Box::new(m20261125_25_notifications_watching::Migration),
            Box::new(m20261125_26_notifications_inbox::Migration),
            Box::new(m20261125_35_moderation_cases::Migration),
            Box::new(m20261125_36_moderation_pace::Migration),
            Box::new(m20261125_40_forum_moves::Migration),
            Box::new(m20261129_01_forum_text_versions::Migration),
            Box::new(m20261129_02_forum_drafts_of_pages::Migration),
            Box::new(m20261129_05_polls_tables::Migration),
            Box::new(m20261129_13_workgroups_admissions::Migration),
            Box::new(m20261129_14_workgroups_handovers::Migration),
            Box::new(m20261129_15_workgroups_rules::Migration),
            Box::new(m20261129_28_feeds_tokens::Migration),
            Box::new(m20261129_29_bookmarks_table::Migration),
            Box::new(m20261129_30_people_keys::Migration),
            Box::new(m20261129_31_moderation_person_notes::Migration),
            Box::new(m20261129_32_moderation_bulk::Migration),
            Box::new(m20261129_34_files_storages::Migration),
            Box::new(m20261129_20_moderation_held::Migration),
            Box::new(m20261129_45_forum_templates::Migration),
            Box::new(m20261129_46_forum_words::Migration),
            Box::new(m20261129_35_tags_tables::Migration),
            Box::new(m20261129_40_forum_whispers::Migration),
            Box::new(m20261129_41_forum_text_gone::Migration),
            Box::new(m20261129_42_moderation_chosen_threads::Migration),
            Box::new(m20261129_50_forum_lists::Migration),
            Box::new(m20261129_51_forum_lists_whole::Migration),
            Box::new(m20261130_01_live_agenda::Migration),
            Box::new(m20261130_02_people_topics::Migration),
            Box::new(m20261130_03_live_modes::Migration),
            Box::new(m20261130_04_live_hands::Migration),
            Box::new(m20261130_05_live_board::Migration),
            Box::new(m20261130_06_live_outcomes::Migration),
            Box::new(m20261130_07_live_writers::Migration),
            Box::new(m20261130_08_live_registrations::Migration),
            Box::new(m20261130_10_live_polls::Migration),
            Box::new(m20261130_11_live_mentions::Migration),
            Box::new(m20261130_12_live_documents::Migration),
            Box::new(m20261130_13_live_conferences::Migration),
            Box::new(m20261130_14_live_order::Migration),
            Box::new(m20261130_15_live_corrections::Migration),
        ]
    }
}
