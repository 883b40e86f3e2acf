//! Whatever comes in, is decided, undone and regrouped: no decision that stands is broken.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::{DecisionId, ObservationId, PhenomenonId};
use crate::phenomena::concepts::ConceptVector;
use crate::phenomena::{Changes, Event, Evidence, GivenNames, GroupingParams, Item, Radar, Shingles, Voice};
use crate::store::{Curation, Keywords, Membership, NamedBy, Phenomenon, PhenomenonState};
use crate::text::Language;

/// Something that happens; the numbers choose among what there is.
#[derive(Clone, Debug)]
enum Happening {
    Arrive { topic: usize, turn: f32 },
    Regroup,
    Restart,
    Decide { kind: usize, observations: Vec<usize>, one: usize, other: usize },
    Undo { which: usize },
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        4 => (0usize..4, 0.0f32..0.9).prop_map(|(topic, turn)| Happening::Arrive { topic, turn }),
        2 => Just(Happening::Regroup),
        1 => Just(Happening::Restart),
        4 => (0usize..12, prop::collection::vec(0usize..50, 1..4), 0usize..20, 0usize..20).prop_map(
            |(kind, observations, one, other)| Happening::Decide { kind, observations, one, other }
        ),
        1 => (0usize..20).prop_map(|which| Happening::Undo { which }),
    ]
}

/// A radar with what the database would have beside it.
struct World {
    radar: Radar,
    items: Vec<Item>,
    rows: BTreeMap<PhenomenonId, Phenomenon>,
    merged: BTreeMap<PhenomenonId, PhenomenonId>,
    homes: BTreeMap<ObservationId, Vec<Belonging>>,
    log: Vec<Recorded>,
    /// Namings of phenomena that had faded, which brings none back.
    faded_when_named: BTreeSet<DecisionId>,
    clock: i64,
}

fn radar() -> Radar {
    Radar::new(GroupingParams::default().joining_distance(0.7).check().unwrap(), PhenomenonId::new)
}

impl World {
    fn new() -> Self {
        Self {
            radar: radar(),
            items: Vec::new(),
            rows: BTreeMap::new(),
            merged: BTreeMap::new(),
            homes: BTreeMap::new(),
            log: Vec::new(),
            faded_when_named: BTreeSet::new(),
            clock: 0,
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.clock).unwrap()
    }

    fn happen(&mut self, happening: &Happening) {
        self.clock += 1;
        match happening {
            Happening::Arrive { topic, turn } => self.arrive(*topic, *turn),
            Happening::Regroup => {
                let changes = self.radar.regroup();
                self.save(changes);
            }
            Happening::Restart => self.restart(),
            Happening::Decide { kind, observations, one, other } => self.decide(*kind, observations, *one, *other),
            Happening::Undo { which } => self.undo(*which),
        }
    }

    fn arrive(&mut self, topic: usize, turn: f32) {
        let mut vector = vec![0.0; 8];
        vector[topic] = 1.0;
        vector[7] = turn;
        let item = Item {
            id: ObservationId::from_uuid(Uuid::from_u128(self.items.len() as u128 + 1)),
            received_at: self.now(),
            language: Language::Fi,
            evidence: Evidence::new(vector, &[], ConceptVector::default()).into(),
            concepts: Vec::new(),
            words: Vec::new(),
            shingles: Shingles::default(),
            voice: Voice::default(),
        };
        self.items.push(item.clone());
        self.homes.insert(item.id, Vec::new());
        let changes = self.radar.arrive(item);
        self.save(changes);
    }

    /// Saves what the machine did, as the store does.
    fn save(&mut self, changes: Changes) {
        for id in changes.born() {
            self.rows.insert(id, row(id, self.now()));
        }
        for (observation, home) in changes.homes {
            let now = self.now();
            let homes = self.homes.get_mut(&observation).unwrap();
            homes.retain(|there| there.confirmed || home.is_some_and(|(phenomenon, _)| phenomenon == there.phenomenon));
            let Some((phenomenon, score)) = home.filter(|_| homes.iter().all(|there| !there.confirmed)) else {
                continue;
            };
            let score = f64::from(score);
            match homes.first_mut() {
                Some(there) => there.score = score,
                None => homes.push(Belonging { phenomenon, score, confirmed: false, since: now }),
            }
        }
        for event in changes.events {
            match event {
                Event::Faded(id) => self.rows.get_mut(&id).unwrap().state = PhenomenonState::Faded,
                Event::MergedInto(gone, heir) => self.end(gone, heir),
                _ => {}
            }
        }
    }

    fn end(&mut self, gone: PhenomenonId, heir: PhenomenonId) {
        self.rows.get_mut(&gone).unwrap().state = PhenomenonState::Merged;
        self.merged.insert(gone, heir);
    }

    fn restart(&mut self) {
        self.radar = radar();
        for item in &self.items {
            let phenomena = self.homes[&item.id].iter().map(|home| home.phenomenon).collect::<Vec<_>>();
            self.radar.restore(item.clone(), None);
            self.radar.follow(item.id, &phenomena);
        }
        self.know_what_takes_in();
        self.radar.constrain(Constraints::of(&self.log));
    }

    fn know_what_takes_in(&mut self) {
        let living = self.rows.values().filter(|row| row.state.takes_in()).map(|row| row.id).collect();
        self.radar.know(&living);
    }

    fn decide(&mut self, kind: usize, observations: &[usize], one: usize, other: usize) {
        let known: Vec<PhenomenonId> = self.rows.keys().copied().collect();
        if self.items.is_empty() || known.is_empty() {
            return;
        }
        let (one, other) = (known[one % known.len()], known[other % known.len()]);
        let observations: Vec<ObservationId> =
            observations.iter().map(|number| self.items[number % self.items.len()].id).collect();
        let decision = match kind {
            0 => Decision::Move { observations, to: Destination::Phenomenon(one) },
            1 => Decision::Move { observations, to: Destination::New(PhenomenonId::new()) },
            2 => Decision::Move { observations, to: Destination::Alone },
            3 => Decision::Confirm { observations: self.members(one, 2), phenomenon: one },
            4 | 5 => Decision::NotThis { observations: self.members(one, 2), phenomenon: one },
            6 => Decision::AlsoIn { observations, phenomenon: one },
            7 => Decision::Merge { from: one, into: other },
            8 => Decision::Split { phenomenon: one, observations: self.members(one, 2), into: PhenomenonId::new() },
            9 => Decision::Name { phenomenon: one, names: GivenNames::parse(&self.clock.to_string(), "").unwrap() },
            10 => Decision::Pin { phenomenon: one },
            _ => Decision::Dismiss { phenomenon: one },
        };
        let scene = self.scene();
        let decision = decision.tidied(|id| scene.living(id).unwrap_or(id));
        if let Ok(change) = plan::plan(&decision, &scene, self.now()) {
            let id = DecisionId::new();
            if let Decision::Name { phenomenon, .. } = decision
                && !self.rows[&phenomenon].state.takes_in()
            {
                self.faded_when_named.insert(id);
            }
            self.apply(&change);
            self.log.push(Recorded {
                id,
                number: self.clock,
                at: self.now(),
                by: None,
                reason: None,
                decision,
                change,
                undone: None,
            });
            self.radar.constrain(Constraints::of(&self.log));
        }
    }

    fn undo(&mut self, which: usize) {
        let standing: Vec<usize> = (0..self.log.len()).filter(|&place| self.log[place].stands()).collect();
        if standing.is_empty() {
            return;
        }
        let place = standing[which % standing.len()];
        if undo::standing_on(&self.log[place], &self.log).is_some() {
            return;
        }
        let (remaining, displaced) = Constraints::without(&self.log, self.log[place].id);
        let change = undo::undoing(&self.log[place], &remaining, &displaced, &self.scene());
        self.log[place].undone = Some(Undoing { number: self.clock, at: self.now(), by: None });
        self.apply(&change);
        self.radar.constrain(Constraints::of(&self.log));
    }

    /// Applies a change as the store does, and lets the radar follow.
    fn apply(&mut self, change: &Change) {
        if let Some(born) = change.born {
            self.rows.insert(born.phenomenon, row(born.phenomenon, self.now()));
        }
        for facet in &change.facets {
            let row = self.rows.get_mut(&facet.phenomenon).unwrap();
            match &facet.to {
                Facet::Standing(standing) => {
                    row.state = standing.state;
                    match standing.merged_into {
                        Some(heir) => self.merged.insert(facet.phenomenon, heir),
                        None => self.merged.remove(&facet.phenomenon),
                    };
                }
                Facet::Pinned(is_pinned) => row.curation.is_pinned = *is_pinned,
                Facet::Names { names, by } => {
                    row.name_fi = names.fi().map(str::to_owned);
                    row.named_by = *by;
                }
                Facet::Description(_) | Facet::Themes(_) => {}
            }
        }
        for home in &change.homes {
            self.homes.insert(home.observation, home.to.clone());
            let phenomena: Vec<PhenomenonId> = home.to.iter().map(|belonging| belonging.phenomenon).collect();
            self.radar.follow(home.observation, &phenomena);
        }
        self.know_what_takes_in();
    }

    /// Returns up to `most` members of what a phenomenon's id leads to.
    fn members(&self, id: PhenomenonId, most: usize) -> Vec<ObservationId> {
        let living = self.living(id);
        let is_in = |homes: &Vec<Belonging>| homes.iter().any(|home| home.phenomenon == living);
        self.homes.iter().filter(|(_, homes)| is_in(homes)).map(|(&id, _)| id).take(most).collect()
    }

    fn living(&self, mut id: PhenomenonId) -> PhenomenonId {
        let mut steps = 0;
        while let Some(&next) = self.merged.get(&id) {
            id = next;
            steps += 1;
            assert!(steps <= self.merged.len(), "merges make no ring");
        }
        id
    }

    fn scene(&self) -> Scene {
        let spoken_of = Constraints::of(&self.log).spoken_of().clone();
        let mut scene = Scene { spoken_of, ..Scene::default() };
        for &id in self.rows.keys() {
            scene.phenomena.insert(id, self.rows[&self.living(id)].clone());
        }
        for item in &self.items {
            let member = |home: &Belonging| Membership {
                observation: item.id,
                phenomenon: home.phenomenon,
                score: home.score,
                confirmed: home.confirmed,
                since: home.since,
            };
            let homes: Vec<Membership> = self.homes[&item.id].iter().map(member).collect();
            for home in &homes {
                scene.members.entry(home.phenomenon).or_default().push(*home);
            }
            scene.homes.insert(item.id, homes);
            scene.received.insert(item.id, item.received_at);
        }
        scene
    }

    /// Makes sure of everything that must always be so.
    fn check(&self) {
        for item in &self.items {
            let in_radar: BTreeSet<PhenomenonId> = self.radar.phenomena_of(item.id).into_iter().collect();
            let in_database: BTreeSet<PhenomenonId> = self.homes[&item.id].iter().map(|home| home.phenomenon).collect();
            assert_eq!(in_radar, in_database, "the radar has {} where the database has it", item.id);
            for &id in &in_radar {
                assert!(self.rows[&id].state.takes_in(), "{} is in a phenomenon that is", item.id);
                assert!(self.radar.members(id).iter().any(|member| member.id == item.id));
            }
        }
        for (place, recorded) in self.log.iter().enumerate().filter(|(_, recorded)| recorded.stands()) {
            self.check_decision(recorded, &self.log[place + 1..]);
        }
    }

    fn check_decision(&self, recorded: &Recorded, later: &[Recorded]) {
        if let Decision::Name { phenomenon, .. } | Decision::Pin { phenomenon } | Decision::Dismiss { phenomenon } =
            recorded.decision
        {
            let living = self.living(phenomenon);
            let lives = self.rows[&living].state.takes_in() && self.radar.phenomena().any(|(id, _)| id == living);
            assert!(lives || self.faded_when_named.contains(&recorded.id), "{phenomenon} lives after {recorded:?}");
        }
        let is_final = |observation: ObservationId| {
            !later.iter().any(|other| {
                other.stands()
                    && (other.decision.observations().contains(&observation)
                        || other.change.held.contains(&observation)
                        || other.change.homes.iter().any(|home| home.observation == observation))
            })
        };
        let are_in = |observations: &[ObservationId], phenomenon: PhenomenonId| {
            for &observation in observations.iter().filter(|&&observation| is_final(observation)) {
                let homes = self.radar.phenomena_of(observation);
                assert!(homes.contains(&self.living(phenomenon)), "{observation} is in {phenomenon}: {recorded:?}");
            }
        };
        let homes: Vec<ObservationId> = recorded.change.homes.iter().map(|home| home.observation).collect();
        match &recorded.decision {
            Decision::Move { observations, to: Destination::Phenomenon(id) | Destination::New(id) } => {
                are_in(observations, *id);
                for &observation in observations.iter().filter(|&&observation| is_final(observation)) {
                    assert_eq!(self.radar.phenomena_of(observation).len(), 1, "it is nowhere else");
                }
            }
            Decision::Move { observations, to: Destination::Alone } => {
                for &observation in observations.iter().filter(|&&observation| is_final(observation)) {
                    assert!(self.radar.phenomena_of(observation).is_empty(), "{observation} stands alone");
                }
            }
            Decision::Confirm { observations, phenomenon } => are_in(observations, *phenomenon),
            Decision::NotThis { observations, phenomenon } => {
                for &observation in observations.iter().filter(|&&observation| is_final(observation)) {
                    let is_there = self.radar.phenomena_of(observation).contains(&self.living(*phenomenon));
                    assert!(!is_there, "{observation} is not in {phenomenon}");
                }
            }
            Decision::AlsoIn { observations, phenomenon } => {
                are_in(observations, *phenomenon);
                for home in &recorded.change.homes {
                    home.from.iter().for_each(|belonging| are_in(&[home.observation], belonging.phenomenon));
                }
            }
            Decision::Merge { into, .. } => {
                are_in(&homes, *into);
                are_in(&recorded.change.held, *into);
            }
            Decision::Split { phenomenon, observations, into } => {
                are_in(observations, *into);
                are_in(&recorded.change.held, *phenomenon);
            }
            Decision::Dismiss { phenomenon } => are_in(&recorded.change.held, *phenomenon),
            Decision::Name { .. } | Decision::Describe { .. } | Decision::Theme { .. } | Decision::Pin { .. } => {}
        }
    }
}

fn row(id: PhenomenonId, now: Timestamp) -> Phenomenon {
    Phenomenon {
        id,
        name_fi: None,
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords::default(),
        quote: None,
        state: PhenomenonState::Active,
        first_seen: now,
        created_at: now,
        updated_at: now,
        curation: Curation::default(),
    }
}

#[test]
fn a_phenomenon_that_had_faded_when_it_was_named_and_dismissed_does_not_stay_dismissed() {
    let mut world = World::new();
    (0..12).for_each(|number| world.happen(&Happening::Arrive { topic: number % 3, turn: 0.1 }));
    let phenomenon = *world.rows.keys().next().unwrap();
    for kind in [4, 4, 9, 11] {
        world.happen(&Happening::Decide { kind, observations: vec![0], one: 0, other: 0 });
    }
    assert_eq!(world.rows[&phenomenon].state, PhenomenonState::Dismissed);
    while let Some(last) = world.log.iter().filter(|recorded| recorded.stands()).count().checked_sub(1) {
        world.happen(&Happening::Undo { which: last });
        assert_eq!(world.rows[&phenomenon].state, PhenomenonState::Active);
    }
    world.check();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_decision_that_stands_is_ever_broken(happenings in prop::collection::vec(happening(), 1..80)) {
        let mut world = World::new();
        // Something to decide about from the first on.
        (0..12).for_each(|number| world.happen(&Happening::Arrive { topic: number % 3, turn: 0.1 }));
        for happening in &happenings {
            world.happen(happening);
            world.check();
        }
    }

    #[test]
    fn what_is_undone_in_reverse_is_as_it_was(happenings in prop::collection::vec(happening(), 1..20)) {
        let mut world = World::new();
        (0..12).for_each(|number| world.happen(&Happening::Arrive { topic: number % 3, turn: 0.1 }));
        let (homes, rows) = (world.homes.clone(), world.rows.clone());
        happenings.iter().filter(|happening| matches!(happening, Happening::Decide { .. })).for_each(|it| world.happen(it));
        for place in (0..world.log.len()).rev() {
            prop_assert_eq!(undo::standing_on(&world.log[place], &world.log), None);
            let standing = world.log.iter().filter(|recorded| recorded.stands()).count();
            world.happen(&Happening::Undo { which: standing - 1 });
            prop_assert!(!world.log[place].stands());
        }
        prop_assert_eq!(&world.homes, &homes);
        for (id, row) in &world.rows {
            match rows.get(id) {
                Some(before) => {
                    prop_assert_eq!(row, before);
                    prop_assert!(!world.merged.contains_key(id), "its address is its own again");
                }
                None => prop_assert!(!row.state.takes_in(), "what a decision made is no more"),
            }
        }
        world.check();
    }
}
