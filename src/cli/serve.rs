//! `serve`: the service, until it is told to stop.

use std::net::SocketAddr;
use std::process::ExitCode;

use tokio::net::TcpListener;

use crate::access;
use crate::app;
use crate::config::Config;
use crate::{notify, pipeline, web};

use super::{Failure, Yours};

/// What `serve` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "the address is this command's data, for whoever started it")]
pub async fn run(args: Args, mut config: Config) -> Result<ExitCode, Failure> {
    if let Some(listen) = args.listen {
        if config.server.public_url == format!("http://{}", config.server.listen) {
            config.server.public_url = format!("http://{listen}");
        }
        config.server.listen = listen;
    }
    let app = app::build(config).await.yours()?;
    if let Err(error) = &app.encoder {
        tracing::warn!("there is no encoder, so nothing will be grouped: {error}");
    }
    let listener = listen(app.config.server.listen).await?;
    println!("http://{}", listener.local_addr()?);
    if let Some(secret) = access::begin_first_run(&app.store).await? {
        println!("{}/first-run/{}", app.config.server.public_url, secret.reveal());
        tracing::info!("there is no account yet: the first administrator is made by the link that was printed");
    }
    let metrics = match app.config.server.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };

    let pipeline = tokio::spawn(pipeline::run(app.clone()));
    let telling = tokio::spawn(notify::run(app.clone()));
    if let Some(metrics) = metrics {
        tokio::spawn(async move { axum::serve(metrics, web::metrics_router()).await });
    }
    let router = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    pipeline.abort();
    telling.abort();
    Ok(ExitCode::SUCCESS)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::yours(format!("cannot listen on {address}: {error}\nhint: choose another with --listen"))
    })
}

/// Waits for Ctrl-C or a request to end.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(interrupt.await),
    }
}
