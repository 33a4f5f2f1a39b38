//! Files that were chosen and not attached yet go along with the text when it is sent. The page behind gets the form as it
//! always does, and hears which files were not taken: then it posts nothing, and says why beside the field.

use super::{Files, upload::gather};
use axum::{
    body::Body,
    extract::{FromRequest as _, Multipart, Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use openidconnect::url::form_urlencoded::Serializer;
use sund_pages::{Visit, files::Along};

const PLAIN: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

pub async fn along(
    State(files): State<Files>,
    visit: Visit,
    request: Request,
    next: Next,
) -> Result<Response, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data") {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let mut form = Multipart::from_request(whole, &()).await.map_err(IntoResponse::into_response)?;
    let gathered = gather(&files, visit.viewer.as_ref(), &mut form).await?;
    let text = Serializer::new(String::new()).extend_pairs(&gathered.fields).finish();
    let mut request = Request::from_parts(parts, Body::from(text));
    request.headers_mut().insert(header::CONTENT_TYPE, PLAIN);
    request.headers_mut().remove(header::CONTENT_LENGTH);
    request.extensions_mut().insert(Along(gathered.refused));
    Ok(next.run(request).await)
}
