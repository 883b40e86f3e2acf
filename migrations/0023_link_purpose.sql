-- What a link is for: 'sign_in' signs in, 'password' lets its holder choose a password. Links made before signed in.
alter table sign_in_link add column purpose text not null default 'sign_in';
