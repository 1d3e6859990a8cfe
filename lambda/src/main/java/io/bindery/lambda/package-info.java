/** Hands books that come into a bucket to Bindery, as an AWS Lambda function. */
@NullMarked
package io.bindery.lambda;

import org.jspecify.annotations.NullMarked;
