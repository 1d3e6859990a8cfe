window.SwaggerUIBundle({
  url: '../openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  // nothing is asked of any other server
  validatorUrl: null,
});
